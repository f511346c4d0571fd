import { z } from 'zod';
import { type ActionContext, ActionRefused, type BlockAction, defineAction } from '../actions.ts';
import { t } from '../i18n/index.ts';

/** Every form of a block names its record in this field. */
export const RecordId = z.string().regex(/^[0-9a-f]{24}$/);

/** Throws unless somebody says who they are: an anonymous viewer acts under a name they typed (C-10, C-20). */
export function requireName({ viewer, scope }: Pick<ActionContext<unknown>, 'viewer' | 'scope'>): void {
  if (!viewer.name?.trim()) throw new ActionRefused('name-needed', t(scope.language, 'name.needed'));
}

/** Throws unless the block shows this record. */
export function requireShown(shown: boolean, { scope }: Pick<ActionContext<unknown>, 'scope'>): void {
  if (!shown) throw new ActionRefused('gone', t(scope.language, 'error.gone'));
}

/** Commenting on a record that the block shows (C-20). `shows` asks the scope with the block's own filter. */
export function commentAction<Settings>(
  kind: 'note' | 'task' | 'meeting',
  shows: (id: string, context: ActionContext<Settings>) => Promise<boolean>,
): BlockAction<Settings> {
  return defineAction<Settings, typeof CommentBody>({
    body: CommentBody,
    maxFiles: 5,
    shownAt: 'comments',
    async run({ record, text }, context) {
      requireName(context);
      if (!text && !context.files.length)
        throw new ActionRefused('invalid', t(context.scope.language, 'comment.empty'));
      requireShown(await shows(record, context), context);
      await context.effects.addComment({ kind, id: record }, text, context.files);
    },
  });
}

const CommentBody = z.strictObject({ record: RecordId, text: z.string().trim().max(5000).default('') });

import type { z } from 'zod';
import type { BlockActions } from '../renderer/actions.ts';
import { resolveFiles } from '../renderer/blocks/files/resolve.ts';
import { resolveHealthScores } from '../renderer/blocks/health-scores/resolve.ts';
import type { BlockTypeName, blockTypes } from '../renderer/blocks/index.ts';
import { meetingsActions } from '../renderer/blocks/meetings/actions.ts';
import { resolveMeetings } from '../renderer/blocks/meetings/resolve.ts';
import { notesActions } from '../renderer/blocks/notes/actions.ts';
import { resolveNotes } from '../renderer/blocks/notes/resolve.ts';
import { profileActions } from '../renderer/blocks/profile/actions.ts';
import { resolveProfile } from '../renderer/blocks/profile/resolve.ts';
import { resolveResources } from '../renderer/blocks/resources/resolve.ts';
import { tasksActions } from '../renderer/blocks/tasks/actions.ts';
import { resolveTasks } from '../renderer/blocks/tasks/resolve.ts';
import { resolveText } from '../renderer/blocks/text/resolve.ts';
import type { BlockInstance } from '../renderer/document.ts';
import type { Resolve, Resolved, Scope } from '../renderer/scope.ts';

type TypeOf<Name> = Extract<(typeof blockTypes)[number], { type: Name }>;
type SettingsOf<Name> = z.infer<TypeOf<Name>['settings']>;
type ViewOf<Name> = TypeOf<Name>['sample'];

/** The server's half of a block type: where its data comes from, and what a viewer may do. */
export interface ServerBlock<Settings, View> {
  readonly resolve: Resolve<Settings, View>;
  readonly actions: BlockActions<Settings>;
}

/** The server's half of every block type; a missing one fails the type check. */
export const serverBlocks: { readonly [Name in BlockTypeName]: ServerBlock<SettingsOf<Name>, ViewOf<Name>> } = {
  text: { resolve: resolveText, actions: {} },
  notes: { resolve: resolveNotes, actions: notesActions },
  tasks: { resolve: resolveTasks, actions: tasksActions },
  files: { resolve: resolveFiles, actions: {} },
  meetings: { resolve: resolveMeetings, actions: meetingsActions },
  'health-scores': { resolve: resolveHealthScores, actions: {} },
  resources: { resolve: resolveResources, actions: {} },
  profile: { resolve: resolveProfile, actions: profileActions },
};

/** The half for one block, whatever its type: the table's types guarantee that it takes this block's settings. */
export function serverBlock(block: BlockInstance): ServerBlock<unknown, Record<string, unknown>> {
  return serverBlocks[block.type] as unknown as ServerBlock<unknown, Record<string, unknown>>;
}

/** View data of one block by its settings. */
export function resolveBlock(block: BlockInstance, scope: Scope): Promise<Resolved<Record<string, unknown>>> {
  return serverBlock(block).resolve(block.settings, scope);
}

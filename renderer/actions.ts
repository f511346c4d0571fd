import type { z } from 'zod';
import type { CompanyFact, Scope } from './scope.ts';

/** Who acts: an anonymous viewer with a name they typed, or a contact signed in by mail. */
export type Viewer =
  | { readonly kind: 'anonymous'; readonly name: string | null }
  | {
      readonly kind: 'contact';
      readonly contactId: string;
      readonly name: string;
      /** What the page fills into forms about themselves; what is not known is absent. */
      readonly details?: Readonly<Partial<Record<OwnDetail, string>>>;
    };

export type OwnDetail = 'email' | 'phone' | 'role' | 'language' | 'timeZone';

/** A file of a viewer's form, already checked for size and type. */
export interface UploadedFile {
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
  readonly path: string;
}

/** What a viewer can make happen, bound to the customer; each checks that the record is shown in the portal. */
export interface ViewerEffects {
  /** Throws `ActionRefused` where the task is not the customer's, or another contact's. False when it already was so. */
  setTaskDone(taskId: string, done: boolean): Promise<boolean>;
  addComment(
    record: { kind: 'note' | 'task' | 'meeting'; id: string },
    text: string,
    files: readonly UploadedFile[],
  ): Promise<void>;
  /** Changes what is known of the contact who acts; null: as the company's. */
  changeOwnDetails(changes: {
    readonly name?: string;
    readonly phone?: string;
    readonly role?: string;
    readonly language?: 'en' | 'de' | 'fr' | 'es' | null;
    readonly timeZone?: string | null;
  }): Promise<void>;
  /** Changes what is known of the customer as a company. */
  changeCompanyDetails(changes: {
    readonly phone?: string;
    readonly website?: string;
    readonly address?: Readonly<Partial<CompanyFact['address']>>;
  }): Promise<void>;
}

/** A refusal to show to the viewer, in words of the page's language. */
export class ActionRefused extends Error {
  override readonly name = 'ActionRefused';
  constructor(
    readonly code: 'not-yours' | 'gone' | 'already' | 'name-needed' | 'invalid',
    message: string,
  ) {
    super(message);
  }
}

export interface ActionContext<Settings> {
  readonly settings: Settings;
  readonly scope: Scope;
  readonly viewer: Viewer;
  readonly effects: ViewerEffects;
  readonly files: readonly UploadedFile[];
}

/**
 * One thing a viewer may do at a block: form fields, and the effect. Forms post to `<page>/blocks/<block>/<action>`. Each
 * names its record in the field `record`; an anonymous viewer's also carries `name`, which the route takes out of the
 * body and puts into `viewer`. `run` must first make sure, by the scope, that the record is within the block's filter.
 */
export interface BlockAction<Settings, Body extends z.ZodType = z.ZodType> {
  readonly body: Body;
  /** How many files the form may carry; absent = none. */
  readonly maxFiles?: number;
  /** Which part of the record shows the outcome, by the end of its id in the page: `comments`; absent = the record itself. */
  readonly shownAt?: string;
  readonly run: (body: z.infer<Body>, context: ActionContext<Settings>) => Promise<void>;
}

/** Where on the page an action's outcome is to be seen. */
export function outcomeAnchor(blockId: string, action: Pick<BlockAction<unknown>, 'shownAt'>, record: string): string {
  return [blockId, record, action.shownAt].filter(Boolean).join('-');
}

export type BlockActions<Settings> = Readonly<Record<string, BlockAction<Settings>>>;

/** Declares an action with its body's type kept. */
export function defineAction<Settings, Body extends z.ZodType>(
  action: BlockAction<Settings, Body>,
): BlockAction<Settings> {
  return action as unknown as BlockAction<Settings>;
}

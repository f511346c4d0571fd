import type { ActorInput } from '../actors/actor.ts';
import type { RecordKind } from '../records/contract.ts';

/** What happened, beside who did it and whose it is. Ids only: a consumer reads what it needs as it is then. */
export type Happening =
  | { readonly kind: 'portal-published'; readonly version: number }
  /** The portal became shared: published, with an active share link. */
  | { readonly kind: 'link-shared'; readonly linkId: string }
  | { readonly kind: 'task-assigned'; readonly taskId: string; readonly contactId: string }
  | { readonly kind: 'task-completed'; readonly taskId: string }
  | { readonly kind: 'task-reopened'; readonly taskId: string }
  | { readonly kind: 'task-overdue'; readonly taskId: string }
  | {
      readonly kind: 'comment-added';
      readonly commentId: string;
      readonly record: { readonly kind: RecordKind; readonly id: string };
      /** Meant for the portal; else it stays among staff. */
      readonly inPortal: boolean;
    }
  /** The customer handed in a file. */
  | { readonly kind: 'file-uploaded'; readonly fileId: string }
  | { readonly kind: 'stage-entered'; readonly stage: string }
  | { readonly kind: 'contact-added'; readonly contactId: string }
  /** The customer changed their own data in the portal; a contact's, or the company's. */
  | { readonly kind: 'details-changed'; readonly contactId: string | null }
  | { readonly kind: 'first-visit'; readonly linkId: string; readonly contactId: string | null }
  | { readonly kind: 'no-visit'; readonly days: number };

export type EventKind = Happening['kind'];

/** Something that happened at a customer and that mail, notifications or automations may answer to. */
export type DomainEvent = Happening & {
  readonly customerId: string;
  readonly actor: ActorInput;
  /** Where the same event may be found twice (by a schedule, in two processes): it counts once. */
  readonly key?: string;
};

/** An event as consumers are given it. */
export type StoredEvent = DomainEvent & {
  readonly id: string;
  readonly at: Date;
};

/** An event of these kinds, as stored. */
export type EventOf<Kind extends EventKind> = Extract<StoredEvent, { kind: Kind }>;

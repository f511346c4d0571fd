import type { Model, Types } from 'mongoose';
import type { z } from 'zod';
import type { ActorInput, StoredActor } from '../actors/actor.ts';
import type { People } from '../actors/people.ts';
import type { Ordering } from '../http/ordering.ts';
import type { RecordKind } from './contract.ts';
import type { StoredRecord } from './record-schema.ts';

/** What a list may be asked for, whatever the kind. */
export interface RecordQuery {
  readonly cursor?: string;
  readonly limit: number;
  readonly tag?: string;
  readonly showInPortal?: boolean;
  readonly search?: string;
}

/** Whom a record mentions, for their names to be read at once for a whole list. */
export interface Mentioned {
  readonly actors: readonly StoredActor[];
  readonly staff?: readonly (Types.ObjectId | null)[];
  readonly contacts?: readonly (Types.ObjectId | null)[];
}

/** What a presenter is given beside the record. */
export interface PresentContext {
  readonly people: People;
  readonly commentCount: number;
}

/** One kind of record: what it adds to the shared machinery in `service.ts`. */
export interface Kind<Stored extends StoredRecord, Input, Answer extends z.ZodType, Query extends RecordQuery> {
  readonly kind: RecordKind;
  readonly model: Model<Stored>;
  /** Field that a search looks into. */
  readonly searched: 'title' | 'name';
  readonly order: (query: Query) => Ordering;
  /** Further conditions of a list. */
  readonly filter?: (query: Query) => Record<string, unknown>;
  /** Checks what only the database knows and derives what is stored besides; `current` is null for a new record. */
  readonly toStored: (input: Input, customerId: string, current: Stored | null) => Promise<Record<string, unknown>>;
  /** Tells of what was written, where that means something to others than who looks; `before` is null for a new record. */
  readonly written?: (record: Stored, before: Stored | null, by: ActorInput) => Promise<void>;
  readonly mentions: (record: Stored) => Mentioned;
  readonly present: (record: Stored, context: PresentContext) => z.input<Answer>;
}

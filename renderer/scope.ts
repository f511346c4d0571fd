import type { TagFilter } from './blocks/settings.ts';
import type { RichText } from './rich-text/schema.ts';

/**
 * What `resolve` of a block may know. A scope is bound to one customer and to *show in portal*, so that a
 * block cannot leak what is not shared: there is nothing to ask for it. Dates are `Date`; days are `YYYY-MM-DD`.
 */

/** Who wrote or did something, as a viewer may see them. A name typed by an anonymous viewer is a claim. */
export interface PersonFact {
  readonly kind: 'staff' | 'contact' | 'viewer' | 'system';
  readonly name: string;
  /** Asset path relative to the link's address, or null. */
  readonly photo: string | null;
}

export interface AttachmentFact {
  readonly fileId: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
}

/** A comment for the portal; internal ones are not in scope. */
export interface CommentFact {
  readonly id: string;
  readonly text: string;
  readonly author: PersonFact;
  readonly at: Date;
  readonly attachments: readonly AttachmentFact[];
}

interface RecordFact {
  readonly id: string;
  readonly tags: readonly string[];
  readonly createdBy: PersonFact;
  readonly createdAt: Date;
  readonly comments: readonly CommentFact[];
}

export interface NoteFact extends RecordFact {
  readonly title: string;
  readonly body: RichText;
  readonly at: Date;
}

export interface TaskFact extends RecordFact {
  readonly title: string;
  readonly description: string;
  readonly due: string | null;
  readonly priority: 'low' | 'normal' | 'high';
  /** Whose task: `company` = staff or nobody yet; `customer` = as a whole or one contact. */
  readonly responsible: 'company' | 'customer';
  /** The contact who alone may complete it; null when any admitted viewer may. */
  readonly contactId: string | null;
  readonly assigneeName: string | null;
  readonly done: { readonly at: Date; readonly by: PersonFact } | null;
}

export interface FileFact extends RecordFact {
  readonly name: string;
  readonly description: string;
  readonly folder: string;
  readonly size: number;
  readonly mediaType: string;
  readonly hasThumbnail: boolean;
  /** A browser shows this type safely, so View opens it in place. */
  readonly previewable: boolean;
}

export interface MeetingFact extends RecordFact {
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly location: string;
  readonly joinUrl: string;
  readonly agenda: RichText;
  readonly recap: RichText;
  readonly recordingUrl: string;
  readonly attendees: readonly string[];
}

export interface HealthScoreFact {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  readonly bands: readonly {
    readonly from: number;
    readonly label: string;
    readonly tone: 'bad' | 'warning' | 'good';
  }[];
  /** Oldest first. */
  readonly values: readonly { readonly day: string; readonly value: number }[];
}

/** The customer as a company; what is not known is empty. */
export interface CompanyFact {
  readonly name: string;
  readonly phone: string;
  readonly website: string;
  readonly address: {
    readonly street: string;
    readonly postalCode: string;
    readonly city: string;
    readonly region: string;
    readonly country: string;
  };
}

export interface Scope {
  /** The moment for which the page is resolved. */
  readonly now: Date;
  /** Language of the page, `en`. */
  readonly language: string;
  /** IANA zone in which days begin and times are told. */
  readonly timeZone: string;
  /** Newest first. */
  notes(filter: { tags: TagFilter; limit: number }): Promise<readonly NoteFact[]>;
  /** Open before done, then by due date (none last); `responsible` picks whose. `total` and `done` count before the limit. */
  tasks(filter: { tags: TagFilter; limit: number; responsible: 'company' | 'customer' | 'both' }): Promise<{
    readonly items: readonly TaskFact[];
    readonly total: number;
    readonly done: number;
  }>;
  /** Newest first; also what the customer uploaded themselves. */
  files(filter: { tags: TagFilter; limit: number }): Promise<readonly FileFact[]>;
  /** Upcoming: soonest first. Past and all: latest first. A meeting is past once it has ended. */
  meetings(filter: {
    tags: TagFilter;
    limit: number;
    when: 'past' | 'upcoming' | 'all';
  }): Promise<readonly MeetingFact[]>;
  /** Scores in the order asked for, without those that are not shown in portals; an empty list asks for all that are. */
  healthScores(ids: readonly string[]): Promise<readonly HealthScoreFact[]>;
  /** The customer itself. */
  company(): Promise<CompanyFact>;
  /** Values of dynamic data by path; unknown and unset ones are absent. */
  dynamicData(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** A record that waits for the customer: for one contact, or (null) for whoever comes first. */
export interface Waiting {
  readonly id: string;
  readonly contactId: string | null;
}

/** What a block shows, and until when that stays true as it is (a task becomes overdue, a meeting past); absent = until something changes. */
export interface Resolved<View> {
  readonly view: View;
  readonly freshUntil?: Date;
  /** Records that wait for the customer to act; the page counts them at its top. */
  readonly waiting?: readonly Waiting[];
}

/** Settings + scope → view data. */
export type Resolve<Settings, View> = (settings: Settings, scope: Scope) => Promise<Resolved<View>>;

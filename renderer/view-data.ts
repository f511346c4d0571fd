/**
 * Pieces that the view data of several block types share. View data is plain JSON: it travels to the builder's
 * canvas, and holds words already formatted for the page's language and zone.
 */

/** A date as a reader sees it: relative words, and the exact one on hover. */
export interface DateView {
  readonly iso: string;
  readonly words: string;
  readonly exact: string;
}

/** Somebody who did something. `claimed` = a name that an anonymous viewer typed. */
export interface PersonView {
  readonly name: string;
  readonly initials: string;
  /** Relative to the page's address, or null. */
  readonly photo: string | null;
  readonly claimed: boolean;
  readonly staff: boolean;
}

export interface AttachmentView {
  readonly fileId: string;
  readonly name: string;
  readonly size: string;
  readonly icon: string;
}

export interface CommentView {
  readonly id: string;
  readonly text: string;
  readonly author: PersonView;
  readonly at: DateView;
  readonly attachments: readonly AttachmentView[];
}

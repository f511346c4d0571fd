/** An action of a viewer that was refused, to be shown where it was tried with nothing typed lost. */
export interface Feedback {
  readonly blockId: string;
  readonly action: string;
  /** The form's text fields as they came; `record` names the record. */
  readonly values: Readonly<Record<string, string>>;
  /** Why not, in words of the page's language. */
  readonly message: string;
}

/** What every view needs to know of the page around it. */
export interface RenderContext {
  /** Language of the page, `en`. */
  readonly language: string;
  /** What addresses of files, pictures and forms begin with, without slash at the end: `/p/<key>`. */
  readonly path: string;
  /** Forms can be sent; off in previews, where they are shown but do nothing. */
  readonly interactive: boolean;
  /**
   * `holes` leaves marks for what differs per viewer, to be filled by `fillHoles`: for pages kept for many viewers.
   * `stranger` fills them at once for somebody without a name: for previews and the builder's canvas.
   */
  readonly viewer: 'holes' | 'stranger';
  readonly feedback?: Feedback;
}

interface Click {
  readonly x: number;
  readonly y: number;
}

let last: Click | null = null;

/** Remembers where a text was clicked, for the caret of the editor that opens there. */
export function rememberClick(click: Click): void {
  last = click;
}

/** The click that has just opened an editor, once. */
export function takeClick(): Click | null {
  const click = last;
  last = null;
  return click;
}

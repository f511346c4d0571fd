import { iconSymbols } from '../icons.ts';
import muteView from './mute.hbs';

/** What the page shows on which a reader says which mails they want. */
export interface MuteChoice {
  readonly language: string;
  readonly stylesheet: string;
  /** Where the forms post to. */
  readonly action: string;
  /** Something was just changed. */
  readonly saved: boolean;
  /** `asked`: the kind of the mail that led here. */
  readonly kinds: readonly { readonly kind: string; readonly muted: boolean; readonly asked: boolean }[];
}

/** The page on which a reader says which mails they want (RFC 8058 for people). Works without JavaScript. */
export function renderMutePage(choice: MuteChoice): string {
  const symbols = iconSymbols(['circle', 'circle-check'].map((name) => `href="#i-${name}"`).join());
  const context = { language: choice.language, path: '', interactive: true, viewer: 'stranger' } as const;
  return muteView({ ...choice, symbols }, { context });
}

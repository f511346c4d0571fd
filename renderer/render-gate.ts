import { t } from './i18n/index.ts';
import { type IconName, iconSymbols } from './icons.ts';
import noticeView from './page/notice.hbs';

/** Pages that stand before or instead of a portal. They tell nothing of it: no name, no theme, no picture. */

export interface GateFrame {
  readonly language: string;
  readonly stylesheet: string;
}

/** Why the password page is shown again. `wait` says for how long no try is taken. */
export type GateProblem =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'wait'; readonly seconds: number };

/** The page that asks for a link's password; the form posts to `action`. */
export function renderPasswordPage(frame: GateFrame, action: string, problem: GateProblem | null = null): string {
  const { language } = frame;
  return renderCard(frame, {
    icon: 'lock',
    title: t(language, 'gate.title'),
    text: t(language, 'gate.intro'),
    password: { action, error: problem && problemWords(language, problem) },
  });
}

function problemWords(language: string, problem: GateProblem): string {
  switch (problem.kind) {
    case 'wrong':
      return t(language, 'gate.wrong');
    case 'missing':
      return t(language, 'gate.missing');
    case 'too-long':
      return t(language, 'gate.tooLong');
    case 'wait':
      return waitWords(language, problem.seconds);
  }
}

/** That no try is taken for so long. */
export function waitWords(language: string, seconds: number): string {
  return seconds < 90
    ? t(language, 'gate.wait.seconds', { n: Math.max(Math.ceil(seconds), 1) })
    : t(language, 'gate.wait.minutes', { n: Math.ceil(seconds / 60) });
}

/** What can stand instead of a page. `missing` is the one answer for unknown, revoked and unpublished links. */
export type NoticeKind = 'missing' | 'trouble' | 'busy' | 'refused';

const NOTICE_ICONS: Readonly<Record<NoticeKind, IconName>> = {
  missing: 'search-x',
  trouble: 'circle-alert',
  busy: 'hourglass',
  refused: 'circle-alert',
};

/** A page with one message. `refused` tells `message`; `back` leads to where the reader came from. */
export function renderNotice(
  frame: GateFrame,
  kind: NoticeKind,
  { message, back = null }: { message?: string; back?: string | null } = {},
): string {
  const { language } = frame;
  const text = message ?? t(language, kind === 'refused' ? 'error.invalid' : (`${kind}.text` as const));
  return renderCard(frame, { icon: NOTICE_ICONS[kind], title: t(language, `${kind}.title`), text, back });
}

interface FormView {
  readonly action: string;
  readonly error: string | null;
}

/** What a page of the gate says and asks for: at most one of the forms. */
export interface Card {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly password?: FormView;
  readonly email?: FormView & { readonly email: string; readonly again: boolean };
  readonly code?: FormView & { readonly email: string; readonly askAction: string; readonly other: string };
  readonly enter?: { readonly action: string };
  readonly back?: string | null;
}

/** Draws a page with one card. */
export function renderCard({ language, stylesheet }: GateFrame, card: Card): string {
  const icons: IconName[] = [card.icon, 'circle-alert', 'mail'];
  const symbols = iconSymbols(icons.map((name) => `href="#i-${name}"`).join());
  const context = { language, path: '', interactive: true, viewer: 'stranger' } as const;
  return noticeView({ ...card, language, stylesheet, symbols }, { context });
}

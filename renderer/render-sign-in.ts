import { t } from './i18n/index.ts';
import { type GateFrame, renderCard, waitWords } from './render-gate.ts';

/** Pages on which somebody signs in by mail. Like all of the gate they tell nothing of the portal, nor who is known. */

/** Why the form for the address is shown again. */
export type AddressProblem = { readonly kind: 'bad-email' | 'dead-code' } | WaitProblem;
/** Why the form for the code is shown again. `mails`: enough were sent for now. */
export type CodeProblem = { readonly kind: 'wrong-code' | 'bad-code' } | WaitProblem;
type WaitProblem = { readonly kind: 'wait' | 'mails'; readonly seconds: number };

/** Asks for the address to mail a link and a code to. `again`: somebody came by a link that no longer opens. */
export function renderAddressPage(
  frame: GateFrame,
  { action, email = '', again = false }: { action: string; email?: string; again?: boolean },
  problem: AddressProblem | null = null,
): string {
  const { language } = frame;
  return renderCard(frame, {
    icon: 'lock',
    title: t(language, 'signIn.title'),
    text: t(language, again ? 'signIn.used' : 'signIn.intro'),
    email: { action, email, again, error: problem && problemWords(language, problem) },
  });
}

/** Says that a mail is under way, if the address is known, and asks for the code in it. */
export function renderCodePage(
  frame: GateFrame,
  form: { readonly action: string; readonly askAction: string; readonly other: string; readonly email: string },
  problem: CodeProblem | null = null,
): string {
  const { language } = frame;
  return renderCard(frame, {
    icon: 'mail',
    title: t(language, 'signIn.check.title'),
    text: t(language, 'signIn.check.text', { email: form.email }),
    code: { ...form, error: problem && problemWords(language, problem) },
  });
}

/** The button behind a mailed link: programs that open links to look at them press nothing. */
export function renderEnterPage(frame: GateFrame, action: string, email: string): string {
  const { language } = frame;
  return renderCard(frame, {
    icon: 'mail',
    title: t(language, 'signIn.welcome'),
    text: t(language, 'signIn.as', { email }),
    enter: { action },
  });
}

function problemWords(language: string, problem: AddressProblem | CodeProblem): string {
  switch (problem.kind) {
    case 'bad-email':
      return t(language, 'signIn.badEmail');
    case 'dead-code':
      return t(language, 'signIn.deadCode');
    case 'wrong-code':
      return t(language, 'signIn.wrongCode');
    case 'bad-code':
      return t(language, 'signIn.badCode');
    case 'mails':
      return t(language, 'signIn.mails', { n: Math.ceil(problem.seconds / 60) });
    case 'wait':
      return waitWords(language, problem.seconds);
  }
}

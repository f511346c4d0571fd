import type { Response } from 'express';
import {
  type AddressProblem,
  type CodeProblem,
  renderAddressPage,
  renderCodePage,
  renderEnterPage,
} from '../../renderer/render-sign-in.ts';
import type { LinkFacts } from '../access/link-facts.ts';
import { portalPath } from '../addresses.ts';
import { gateFrame, sendHtml, sendPasswordPage } from './answers.ts';

/** Which page of the portal to return to afterwards. */
export interface ReturnTo {
  readonly pageId?: string;
}

/** The page that asks whoever is not let in yet: for the link's password, or for their address. */
export async function sendGatePage(res: Response, status: number, link: LinkFacts, to: ReturnTo = {}): Promise<void> {
  if (link.rule === 'email') await sendAddressPage(res, status, link.key, to);
  else await sendPasswordPage(res, status, link.key, to);
}

/** Asks for the address to mail a link and a code to. */
export async function sendAddressPage(
  res: Response,
  status: number,
  key: string,
  {
    pageId,
    email,
    again,
    problem = null,
  }: ReturnTo & { email?: string; again?: boolean; problem?: AddressProblem | null },
): Promise<void> {
  const action = addressOf(key, 'sign-in', pageId);
  sendHtml(res, status, renderAddressPage(await gateFrame(), { action, email, again }, problem));
}

/** Asks for the code that was mailed, if it was. */
export async function sendCodePage(
  res: Response,
  status: number,
  key: string,
  { pageId, email, problem = null }: ReturnTo & { email: string; problem?: CodeProblem | null },
): Promise<void> {
  const [action, askAction] = [addressOf(key, 'code', pageId), addressOf(key, 'sign-in', pageId)];
  const other = pageId === undefined ? portalPath(key) : `${portalPath(key)}/${pageId}`;
  sendHtml(res, status, renderCodePage(await gateFrame(), { action, askAction, other, email }, problem));
}

/** Shows the button behind a mailed link. Its address opens the portal: not even our own pages learn it as a referrer. */
export async function sendEnterPage(
  res: Response,
  key: string,
  { pageId, token, email }: ReturnTo & { token: string; email: string },
): Promise<void> {
  res.set('Referrer-Policy', 'strict-origin');
  sendHtml(res, 200, renderEnterPage(await gateFrame(), addressOf(key, `enter/${token}`, pageId), email));
}

function addressOf(key: string, step: string, pageId: string | undefined): string {
  return `${portalPath(key)}/${step}${pageId === undefined ? '' : `?page=${pageId}`}`;
}

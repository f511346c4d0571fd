import type { IncomingMessage } from 'node:http';
import type { Request } from 'express';
import type { Admitted } from '../access/gate.ts';
import { clock } from '../clock.ts';
import { type Browser, browserOf, isLook } from './browser.ts';

/** What somebody did. `pageId` is undefined for the first page. */
export type Deed =
  | { readonly kind: 'page'; readonly pageId: string | undefined }
  | { readonly kind: 'sections'; readonly seconds: ReadonlyMap<string, number> }
  | { readonly kind: 'file'; readonly fileId: string; readonly name: string; readonly how: 'download' | 'preview' };

/** What was noted of one visitor since the last writing. */
export interface Noted {
  readonly browser: Browser;
  /** Who the gate let in; of a page that went out before the gate there is its address. */
  readonly by: Pick<Admitted, 'link' | 'viewer' | 'session'> | { readonly address: string };
  /** Network address, for the audit of protected content. */
  readonly address: string | null;
  readonly firstAt: Date;
  lastAt: Date;
  /** How often the page of `by.address` went out. */
  looks: number;
  readonly deeds: { readonly deed: Deed; readonly at: Date }[];
}

/** More visitors than that within one writing are a flood, and one of them tells as much as all. */
const MAX_NOTED = 5000;
const MAX_DEEDS = 500;

let noted = new Map<string, Noted>();

/** Whether visits are recorded at all; kept up by who writes them, so that nothing is asked per request. */
export const recording = { on: true };

/** Notes a look at a page that lay ready: on the hot path, so this only counts. */
export function noteLook(url: string, req: IncomingMessage): void {
  if (!recording.on || !isLook(req)) return;
  const browser = browserOf(req);
  if (browser.unrecorded) return;
  const key = `${url} ${browser.source}`;
  const known = noted.get(key);
  if (known) {
    known.looks += 1;
    known.lastAt = clock.now();
  } else keep(key, { browser, by: { address: url }, address: null, looks: 1 });
}

/** Notes what somebody did behind the gate. Costs nothing but memory: it is written with others, a few seconds later. */
export function recordVisit(req: Request, by: Pick<Admitted, 'link' | 'viewer' | 'session'>, deed: Deed): void {
  if (deed.kind === 'page' && !isLook(req)) return;
  const browser = browserOf(req);
  const who = by.viewer.kind === 'contact' ? by.viewer.contactId : (by.session?.id ?? browser.source);
  const key = `${by.link.linkId} ${who}`;
  const known = noted.get(key) ?? keep(key, { browser, by, address: req.ip ?? null, looks: 0 });
  if (!known || known.deeds.length >= MAX_DEEDS) return;
  known.lastAt = clock.now();
  known.deeds.push({ deed, at: known.lastAt });
}

/** What was noted since the last time. */
export function takeNoted(): Noted[] {
  const taken = [...noted.values()];
  noted = new Map();
  return taken;
}

function keep(key: string, begun: Omit<Noted, 'firstAt' | 'lastAt' | 'deeds'>): Noted | undefined {
  if (noted.size >= MAX_NOTED) return undefined;
  const now = clock.now();
  const kept: Noted = { ...begun, firstAt: now, lastAt: now, deeds: [] };
  noted.set(key, kept);
  return kept;
}

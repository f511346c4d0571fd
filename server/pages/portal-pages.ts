import type { Logger } from 'pino';
import type { Viewer } from '../../renderer/actions.ts';
import { soonest } from '../../renderer/dates.ts';
import type { PortalDocument } from '../../renderer/document.ts';
import { fillHolesOf } from '../../renderer/holes.ts';
import type { LinkFacts } from '../access/link-facts.ts';
import { portalPath } from '../addresses.ts';
import { feedIsFresh } from '../live/change-feed.ts';
import type { ChangeTopic } from '../live/contract.ts';
import { FreshCache } from '../live/fresh-cache.ts';
import { countPage } from '../status/metrics.ts';
import { termsOfPortal } from '../terms/required.ts';
import { keptSettings } from '../workspace/settings.ts';
import type { OwnLocale } from './audience.ts';
import { customerData } from './page-data.ts';
import { publishedDocument } from './published.ts';
import { type ReadyPage, readyPage } from './ready-page.ts';
import { renderPortal } from './render-portal.ts';

/** Changes that no portal page shows. */
const UNSEEN: ReadonlySet<ChangeTopic> = new Set([
  'template',
  'import',
  'visit',
  'automation',
  'playbook',
  'touchpoint',
  'news',
  'notification',
]);
export const STRANGER: Viewer = { kind: 'anonymous', name: null };

/** Published pages as ready bytes, by their address: made once per change, kept while true, within bounds. */
export class PortalPages {
  readonly #logger: Logger;
  readonly #kept: FreshCache<ReadyPage | null>;

  constructor(options: { readonly maxBytes: number; readonly logger: Logger }) {
    this.#logger = options.logger;
    this.#kept = new FreshCache({
      maxBytes: options.maxBytes,
      bytesOf: (page) => page?.bytes ?? 0,
      concerns: ({ topic }) => !UNSEEN.has(topic),
      hearsChanges: feedIsFresh,
    });
  }

  /** The page at an address as it is kept, without asking anybody; nothing where it must be made first. */
  ready(address: string): ReadyPage | undefined {
    const page = this.#kept.get(address) ?? undefined;
    if (page) countPage('hit');
    return page;
  }

  /** The page behind a link that the gate let through, in a reader's own language and zone; null where the document has no such page. */
  async load(link: LinkFacts, pageId: string | undefined, own: OwnLocale = {}): Promise<ReadyPage | null> {
    const path = portalPath(link.key);
    const address = pageId === undefined ? path : `${path}/${pageId}`;
    // No address holds a space, so that nobody is given another's language.
    const key = own.language || own.timeZone ? `${address} ${own.language ?? ''} ${own.timeZone ?? ''}` : address;
    return this.#kept.load(key, async () => {
      countPage('miss');
      const page = await this.#make(link, pageId, own);
      return { value: page?.page ?? null, customerId: page ? link.customerId : null, freshUntil: page?.freshUntil };
    });
  }

  /** Stops listening for changes. */
  stop(): void {
    this.#kept.stop();
  }

  /** Bytes in memory now. */
  get bytes(): number {
    return this.#kept.bytes;
  }

  async #make(link: LinkFacts, pageId: string | undefined, own: OwnLocale) {
    const document = await publishedDocument(link);
    const shown = document && pageOf(document, pageId);
    if (!document || !shown) return null;
    const data = await customerData(link.customerId, document.language, own);
    const path = portalPath(link.key);
    const { recordVisits: records } = await keptSettings();
    const rendered =
      data &&
      (await renderPortal(
        { document, pageId: shown.id, data, path, interactive: true, viewer: 'holes', records },
        this.#logger,
      ));
    if (!rendered) return null;
    const { html: holed, freshUntil } = rendered;
    const isOpen = link.rule === 'open' && (await termsOfPortal(link)) === null;
    const page = await readyPage(fillHolesOf(holed, STRANGER), holed, isOpen);
    // Whoever gets a kept page is asked nothing more, so that it may not outlive its link.
    return { page, freshUntil: soonest(freshUntil, link.expiresAt ?? undefined) };
  }
}

/** A page of a document by the part of its address: none for the first, which has no address of its own beside that. */
export function pageOf(document: PortalDocument, pageId: string | undefined) {
  if (pageId === undefined) return document.pages[0];
  return document.pages.find(({ id }, index) => id === pageId && index > 0);
}

import type { PortalDocument } from '../../renderer/document.ts';
import { knownLanguage } from '../../renderer/i18n/index.ts';
import type { Scope } from '../../renderer/scope.ts';
import { resolveBlock } from '../blocks.ts';
import { clock } from '../clock.ts';
import { CustomerSource } from '../customers/source.ts';
import { portalScope } from '../portals/scope.ts';
import { type Audience, audienceOf, type OwnLocale } from './audience.ts';
import type { ResolveOne } from './resolve-blocks.ts';

/** Whom a page is for, what its blocks may know, and how they find out. */
export interface PageData {
  readonly audience: Audience;
  readonly scope: Scope;
  readonly resolve: ResolveOne;
}

/** A customer's data as it is now, told as one reader wants it; null for a customer that does not exist (any more). */
export async function customerData(
  customerId: string,
  chosenLanguage: PortalDocument['language'],
  own: OwnLocale = {},
): Promise<PageData | null> {
  const source = new CustomerSource(customerId);
  const audience = await audienceOf(source, chosenLanguage, own);
  if (!audience) return null;
  const scope = portalScope({
    source,
    now: clock.now(),
    language: knownLanguage(audience.language),
    timeZone: audience.timeZone,
  });
  return { audience, scope, resolve: resolveBlock };
}

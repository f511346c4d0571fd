import type { Viewer } from '../../renderer/actions.ts';
import type { PortalDocument } from '../../renderer/document.ts';
import type { PageFacts } from '../../renderer/page/header.ts';
import type { CustomerSource } from '../customers/source.ts';
import { keptSettings } from '../workspace/settings.ts';

/** Whom a customer's page is for and who stands behind it. */
export interface Audience {
  readonly facts: PageFacts;
  /** The contact's who reads, else the document's, else the customer's, else the workspace's. */
  readonly language: string;
  readonly timeZone: string;
  readonly accent: string;
  /** Ids of the pictures in `facts`. */
  readonly pictures: readonly string[];
}

/** How one contact wants to read; what is absent is as for everybody at their customer. */
export interface OwnLocale {
  readonly language?: string;
  readonly timeZone?: string;
}

/** The choices of a viewer who signed in by mail; nobody else has any. */
export function localeOf(viewer: Viewer): OwnLocale {
  return viewer.kind === 'contact' ? (viewer.details ?? {}) : {};
}

/** Reads the audience of a customer's page in the language chosen for it; null for a customer that does not exist (any more). */
export async function audienceOf(
  source: CustomerSource,
  chosenLanguage: PortalDocument['language'],
  own: OwnLocale,
): Promise<Audience | null> {
  const [customer, owner, workspace] = await Promise.all([source.customer(), source.owner(), keptSettings()]);
  if (!customer) return null;
  const pictures: string[] = [];
  const picture = (id: { toHexString(): string } | null | undefined): string | null => {
    if (!id) return null;
    pictures.push(id.toHexString());
    return `assets/${id.toHexString()}`;
  };
  return {
    facts: {
      workspace: { name: workspace.name, logo: picture(workspace.logoId) },
      customer: { name: customer.name, logo: picture(customer.logoId) },
      owner: owner
        ? {
            name: owner.name,
            role: owner.title,
            photo: picture(owner.photoId),
            email: owner.email,
            phone: owner.phone,
          }
        : null,
    },
    language: own.language ?? chosenLanguage ?? customer.language ?? workspace.language,
    timeZone: own.timeZone ?? customer.timeZone ?? workspace.timeZone,
    accent: workspace.accent,
    pictures,
  };
}

import type { PortalDocument } from '../document.ts';
import { initials } from '../people.ts';
import type { RenderContext } from '../render-context.ts';
import headerView from './header.hbs';

/** Who a page is about and who stands behind it. Pictures are addresses relative to the page's (`assets/<id>`), or null. */
export interface PageFacts {
  readonly workspace: { readonly name: string; readonly logo: string | null };
  readonly customer: { readonly name: string; readonly logo: string | null };
  readonly owner: {
    readonly name: string;
    readonly role: string;
    readonly photo: string | null;
    readonly email: string;
    readonly phone: string;
  } | null;
}

/** View data of a page's header. */
export function viewHeader(header: PortalDocument['header'], facts: PageFacts, { path }: Pick<RenderContext, 'path'>) {
  const picture = (chosen: PortalDocument['header']['logo']) =>
    chosen && { src: `${path}/assets/${chosen.assetId}`, alt: chosen.alt };
  const workspaceLogo = facts.workspace.logo && {
    src: `${path}/${facts.workspace.logo}`,
    alt: facts.workspace.name,
  };
  const { owner } = facts;
  return {
    logo: picture(header.logo) ?? workspaceLogo,
    workspaceName: facts.workspace.name,
    customerLogo: facts.customer.logo && `${path}/${facts.customer.logo}`,
    banner: picture(header.banner),
    customerName: facts.customer.name,
    owner:
      header.showOwner && owner
        ? {
            person: { name: owner.name, initials: initials(owner.name), photo: owner.photo },
            role: owner.role,
            email: owner.email,
            phone: owner.phone,
          }
        : null,
  };
}

/** A page's header by itself, for the builder's canvas. */
export function renderHeader(header: PortalDocument['header'], facts: PageFacts, context: RenderContext): string {
  return headerView(viewHeader(header, facts, context), { context, path: context.path });
}

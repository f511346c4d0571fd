import { staffActor } from '../actors/actor.ts';
import type { SignedInStaff } from '../http/route.ts';
import { portalOf } from '../portals/portal-of.ts';
import { publish } from '../portals/publish.ts';
import { activate, saveDraft, usableTemplate } from '../portals/service.ts';
import { createLink } from '../share-links/service.ts';
import { loadDocument } from '../templates/documents.ts';
import { createTemplate } from '../templates/service.ts';
import { type Cast, staffInRole } from './cast.ts';
import { banner, demoAsset } from './pictures.ts';
import { demoStaff } from './staff.ts';

/** Portals of the demo: whose, from which starter, how far, and who gets in. */
const PORTALS = [
  { customer: 'NL-1007', starter: 'customer-onboarding', state: 'published', password: null },
  { customer: 'NL-1002', starter: 'high-touch-success', state: 'published', password: null },
  { customer: 'NL-1023', starter: 'quarterly-business-review', state: 'published', password: 'westhaven-2026' },
  { customer: 'NL-1001', starter: 'customer-onboarding', state: 'draft', password: null },
] as const;

const TEMPLATES = {
  'customer-onboarding': 'Customer onboarding',
  'high-touch-success': 'High-touch success',
  'quarterly-business-review': 'Quarterly business review',
  'help-centre': 'Help centre',
} as const;

/** A published portal of the demo, as the start tells it. */
export interface DemoPortal {
  readonly customerName: string;
  readonly password: string | null;
}

/** Makes the templates, and from them the portals. Addresses of links are secrets, and new in each workspace. */
export async function fillPortals(casts: readonly Cast[]): Promise<DemoPortal[]> {
  const designer = signedIn('csm');
  const templates = new Map<string, string>();
  for (const [starter, name] of Object.entries(TEMPLATES)) {
    const template = await createTemplate({ name, starter }, designer);
    templates.set(starter, template._id.toHexString());
  }
  const published: DemoPortal[] = [];
  for (const { customer: id, starter, state, password } of PORTALS) {
    const cast = casts.find(({ customer }) => customer.id === id);
    const templateId = templates.get(starter);
    if (!cast || !templateId) throw new Error(`the demo's portal of ${id} has no customer or template`);
    await fillPortal(cast, templateId);
    if (state === 'draft') continue;
    await share(cast, password);
    published.push({ customerName: cast.customer.name, password });
  }
  return published;
}

async function fillPortal({ customer, customerId }: Cast, templateId: string): Promise<void> {
  const id = customerId.toHexString();
  await activate(id, await usableTemplate(templateId), staffActor(signedIn(customer.owner)));
  const { draft, revision } = await portalOf(id);
  const document = loadDocument(draft);
  const assetId = await demoAsset(`banner-${customer.id}`, 'banner', banner(customer.colour, customer.id));
  document.header.banner = { assetId: assetId.toHexString(), alt: '' };
  await saveDraft(id, revision, document);
}

async function share({ customer, customerId }: Cast, password: string | null): Promise<void> {
  const id = customerId.toHexString();
  const { revision } = await portalOf(id);
  await publish(id, revision, signedIn(customer.owner));
  await createLink(
    id,
    password ? { rule: 'password', password } : { rule: 'open' },
    staffActor(signedIn(customer.owner)),
  );
}

function signedIn(role: 'csm' | 'am'): SignedInStaff {
  const { id, name } = staffInRole(role);
  const email = demoStaff.find((staff) => staff.role === role)?.email ?? '';
  return { id: id.toHexString(), name, role, email, ownCustomersOnly: role === 'am' };
}

import { eachCustomer } from '../customers/each-customer.ts';
import { conflict } from '../http/errors.ts';
import type { SignedInStaff } from '../http/route.ts';
import { inviteesOf } from '../invitations/prepare.ts';
import { invite } from '../invitations/service.ts';
import { primaryLink } from '../share-links/presenter.ts';
import { linksOf } from '../share-links/service.ts';
import { requirePortalFeature } from '../workspace/settings.ts';
import { PortalModel } from './model.ts';

/** Whom to invite by which of a customer's links. */
interface InviteWish {
  readonly customerId: string;
  readonly linkId: string;
  readonly contactIds: readonly string[];
}

/** Whom inviting many customers would mail (B-16), each by the link that stands for their portal; nothing is sent. */
export async function previewInviteMany(customerIds: readonly string[], staff: SignedInStaff) {
  await requirePortalFeature();
  const items = await eachCustomer(staff, customerIds, preview);
  return items.map((item) => ({ link: null, invitees: [], ...item }));
}

async function preview(customerId: string) {
  const portal = await PortalModel.findOne({ customerId }, { live: 1 }).lean();
  if (!portal) return { result: 'not-activated' as const, message: 'The portal is not activated.' };
  if (!portal.live) return { result: 'not-shared' as const, message: 'The portal is not published.' };
  const link = primaryLink(await linksOf(portal._id));
  if (!link) return { result: 'not-shared' as const, message: 'The portal has no link that works.' };
  const invitees = await inviteesOf(link);
  const reached = invitees.filter(({ email, admitted }) => email !== null && admitted).length;
  return {
    ...(reached > 0
      ? {
          result: 'will-invite' as const,
          message: `Will invite ${reached === 1 ? '1 contact' : `${reached} contacts`}.`,
        }
      : { result: 'nobody' as const, message: nobodyInWords(invitees) }),
    link: { id: link._id.toHexString(), name: link.name, rule: link.rule },
    invitees,
  };
}

function nobodyInWords(invitees: readonly { email: string | null }[]): string {
  if (invitees.length === 0) return 'There are no contacts.';
  return invitees.every(({ email }) => email === null)
    ? 'No contact has an e-mail address.'
    : 'The link lets nobody in who has an e-mail address.';
}

/** Invites many customers' contacts (B-16); each customer succeeds or fails by itself. */
export async function inviteMany(wishes: readonly InviteWish[], staff: SignedInStaff) {
  await requirePortalFeature();
  const byCustomer = new Map(wishes.map((wish) => [wish.customerId, wish]));
  const items = await eachCustomer(staff, [...byCustomer.keys()], async (customerId) => {
    const wish = byCustomer.get(customerId);
    if (!wish) throw conflict('nobody', 'Nobody was chosen.');
    const results = await invite(wish, staff);
    const invited = results.filter(({ outcome }) => outcome === 'queued').length;
    const left = results.length - invited;
    const skipped = left > 0 ? `, ${left} left out` : '';
    return invited > 0
      ? {
          result: 'invited' as const,
          invited,
          message: `${invited === 1 ? '1 invitation' : `${invited} invitations`} on the way${skipped}.`,
        }
      : { result: 'nobody' as const, invited, message: 'Nobody could be invited.' };
  });
  return items.map((item) => ({ invited: 0, ...item }));
}

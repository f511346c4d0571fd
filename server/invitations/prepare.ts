import { Types } from 'mongoose';
import { assetUrl } from '../assets/urls.ts';
import { listContacts } from '../contacts/service.ts';
import { getCustomer } from '../customers/service.ts';
import { mailCatalogue } from '../mail/dynamic-data.ts';
import { MailModel } from '../mail/model.ts';
import { textFor } from '../mail/texts.ts';
import { unrevokedLink } from '../share-links/service.ts';
import { requirePortalFeature, workspaceSettings } from '../workspace/settings.ts';
import { letsIn } from './service.ts';

/** All contacts with what to know of each before inviting them, and the text as it would go out to most of them. */
export async function prepareInvitation(customerId: string, linkId: string) {
  await requirePortalFeature();
  const link = await unrevokedLink(customerId, linkId);
  const [customer, contacts, invited, { language }, dynamicData] = await Promise.all([
    getCustomer(customerId),
    listContacts(customerId),
    latestInvitations(customerId),
    workspaceSettings(),
    mailCatalogue('invitation'),
  ]);
  const { subject, body } = await textFor('invitation', null, customer.language ?? language);
  return {
    invitees: contacts.map((contact) => ({
      contactId: contact.id as string,
      name: contact.name,
      email: contact.email ?? null,
      photoUrl: assetUrl(contact.photoId),
      admitted: letsIn(link, contact),
      invitedAt: invited.get(contact.id)?.toISOString() ?? null,
    })),
    subject,
    body,
    dynamicData,
  };
}

async function latestInvitations(customerId: string): Promise<Map<string, Date>> {
  const latest = await MailModel.aggregate<{ _id: Types.ObjectId; at: Date }>([
    { $match: { customerId: new Types.ObjectId(customerId), kind: 'invitation', 'to.contactId': { $ne: null } } },
    { $group: { _id: '$to.contactId', at: { $max: '$createdAt' } } },
  ]);
  return new Map(latest.map(({ _id, at }) => [_id.toHexString(), at]));
}

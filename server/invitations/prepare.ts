import { Types } from 'mongoose';
import type { z } from 'zod';
import { fillLine } from '../../renderer/mail/tokens.ts';
import { assetUrl } from '../assets/urls.ts';
import { listContacts } from '../contacts/service.ts';
import { getCustomer } from '../customers/service.ts';
import { CustomerSource } from '../customers/source.ts';
import { catalogue, valuesFor } from '../dynamic-data/values.ts';
import { mailCatalogue } from '../mail/dynamic-data.ts';
import { MailModel } from '../mail/model.ts';
import { textFor } from '../mail/texts.ts';
import type { ShareLinkFields } from '../share-links/model.ts';
import { unrevokedLink } from '../share-links/service.ts';
import { requirePortalFeature, workspaceSettings } from '../workspace/settings.ts';
import type { Invitee } from './contract.ts';
import { letsIn } from './service.ts';

/** All contacts with what to know of each before inviting them, and the text as it would go out to most of them. */
export async function prepareInvitation(customerId: string, linkId: string) {
  await requirePortalFeature();
  const link = await unrevokedLink(customerId, linkId);
  const [customer, invitees, { language }, dynamicData] = await Promise.all([
    getCustomer(customerId),
    inviteesOf(link),
    workspaceSettings(),
    mailCatalogue('invitation'),
  ]);
  const reading = customer.language ?? language;
  const { subject, body } = await textFor('invitation', null, reading);
  const values = await valuesFor(new CustomerSource(customerId), await catalogue(), reading);
  return {
    invitees,
    subject: fillLine(subject, values, (path) => values.has(path)),
    body,
    dynamicData: dynamicData.map((value) => ({ ...value, sample: values.get(value.path) ?? `[${value.label}]` })),
  };
}

/** All contacts of a link's customer: who of them it lets in, and when they were invited last. */
export async function inviteesOf(link: ShareLinkFields): Promise<z.input<typeof Invitee>[]> {
  const customerId = link.customerId.toHexString();
  const [contacts, invited] = await Promise.all([listContacts(customerId), latestInvitations(customerId)]);
  return contacts.map((contact) => ({
    contactId: contact.id as string,
    name: contact.name,
    email: contact.email ?? null,
    photoUrl: assetUrl(contact.photoId),
    admitted: letsIn(link, contact),
    invitedAt: invited.get(contact.id)?.toISOString() ?? null,
  }));
}

async function latestInvitations(customerId: string): Promise<Map<string, Date>> {
  const latest = await MailModel.aggregate<{ _id: Types.ObjectId; at: Date }>([
    { $match: { customerId: new Types.ObjectId(customerId), kind: 'invitation', 'to.contactId': { $ne: null } } },
    { $group: { _id: '$to.contactId', at: { $max: '$createdAt' } } },
  ]);
  return new Map(latest.map(({ _id, at }) => [_id.toHexString(), at]));
}

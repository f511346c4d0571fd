import { knownLanguage } from '../../renderer/i18n/index.ts';
import { ContactModel } from '../contacts/model.ts';
import { type CustomerFields, CustomerModel } from '../customers/model.ts';
import { Staff } from '../staff/model.ts';
import type { WorkspaceDocument } from '../workspace/model.ts';
import { workspaceSettings } from '../workspace/settings.ts';
import { KIND_FACTS } from './kinds.ts';
import type { MailFields } from './model.ts';

/** Who reads a mail, as they are at the moment it is made. */
export interface MailReader {
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly timeZone: string;
  /** Person in charge of the customer: answers go to them. */
  readonly owner: { readonly name: string; readonly email: string } | null;
  readonly workspace: WorkspaceDocument;
}

type Addressed = Pick<MailFields, 'kind' | 'to' | 'customerId'>;

/** The reader of a mail; null when there is nobody any more to send it to. */
export async function readerOf({ kind, to, customerId }: Addressed): Promise<MailReader | null> {
  const [workspace, customer, contact] = await Promise.all([
    workspaceSettings(),
    customerId ? CustomerModel.findById(customerId, { ownerId: 1, language: 1, timeZone: 1 }).lean() : null,
    to.contactId ? ContactModel.findById(to.contactId, { name: 1, email: 1, language: 1, timeZone: 1 }).lean() : null,
  ]);
  if ((customerId && !customer) || (to.contactId && !contact?.email)) return null;
  // A personal link belongs to the address that the contact has now; what they asked for goes where they asked from.
  const email = contact?.email && !KIND_FACTS[kind].secret ? contact.email : to.email;
  return {
    name: contact?.name ?? to.name,
    email,
    language: knownLanguage(to.language ?? contact?.language ?? customer?.language ?? workspace.language),
    timeZone: contact?.timeZone ?? customer?.timeZone ?? workspace.timeZone,
    owner: await ownerOf(customer),
    workspace,
  };
}

async function ownerOf(customer: Pick<CustomerFields, 'ownerId'> | null): Promise<MailReader['owner']> {
  if (!customer?.ownerId) return null;
  return Staff.findOne({ _id: customer.ownerId, disabled: false }, { name: 1, email: 1 }).lean();
}

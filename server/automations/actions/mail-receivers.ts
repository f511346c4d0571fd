import { ContactModel } from '../../contacts/model.ts';
import { Staff } from '../../staff/model.ts';
import type { Action } from '../model.ts';
import type { ActionContext } from './action.ts';

/** Somebody to be mailed. */
export interface MailReceiver {
  /** Tells receivers of one mail apart. */
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly contactId?: string;
  readonly staffId?: string;
}

/** Who is mailed, or in words why nobody is. */
interface Receivers {
  readonly receivers: readonly MailReceiver[];
  readonly none: string;
}

type Recipient = Extract<Action, { kind: 'send-mail' }>['to'];

/** Finds whom an action mails at this customer; contacts without an e-mail address cannot be. */
export function mailReceivers(to: Recipient, context: ActionContext): Promise<Receivers> {
  const { customerId, customer, occasion } = context;
  switch (to.kind) {
    case 'owner':
      return owner(customer.ownerId ?? null);
    case 'contacts':
      return contacts({ customerId }, 'The customer has no contact with an e-mail address.');
    case 'role':
      return contacts({ customerId, role: to.role }, `No contact with the role “${to.role}” has an e-mail address.`);
    case 'event-contact':
      if (!occasion?.contactId)
        return Promise.resolve({ receivers: [], none: 'It is not known which contact this is about.' });
      return contacts({ customerId, _id: occasion.contactId }, 'Whom this is about has no e-mail address.');
  }
}

async function owner(ownerId: unknown): Promise<Receivers> {
  const person = ownerId ? await Staff.findOne({ _id: ownerId, disabled: { $ne: true } }, { name: 1, email: 1 }) : null;
  const none = 'The customer has no owner.';
  if (!person) return { receivers: [], none };
  return { receivers: [{ key: person.id, staffId: person.id, name: person.name, email: person.email }], none };
}

async function contacts(filter: object, none: string): Promise<Receivers> {
  const found = await ContactModel.find(filter).sort({ name: 1, _id: 1 }).limit(200);
  const receivers = found.flatMap(({ id, name, email }) => (email ? [{ key: id, contactId: id, name, email }] : []));
  return { receivers, none };
}

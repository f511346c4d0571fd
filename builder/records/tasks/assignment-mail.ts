import type { Assignee, Contact, Customer } from '../../api/types.ts';

/** What the form says about the mail that goes when a task is given to a contact; nothing for anybody else. */
export function assignmentMailWords(
  { kind, ...assignee }: Assignee,
  task: { readonly showInPortal: boolean; readonly customer: Pick<Customer, 'portalUrl'> },
  contacts: readonly Pick<Contact, 'id' | 'name' | 'email'>[],
): string | undefined {
  const contact = kind === 'contact' && 'id' in assignee && contacts.find(({ id }) => id === assignee.id);
  if (!contact) return undefined;
  const { name, email } = contact;
  if (!email) return `${name} has no e-mail address, so no mail goes.`;
  if (task.customer.portalUrl === '') return `${name} gets a mail with the portal link once the portal is shared.`;
  if (!task.showInPortal) return `${name} gets a mail with the portal link once the task is shown in the portal.`;
  return `${name} gets a mail with the portal link.`;
}

import { entriesInOrder } from '../audit/list.ts';
import type { PresentedEntry } from '../audit/presenter.ts';
import { clock } from '../clock.ts';
import { CommentModel } from '../comments/model.ts';
import { presentContact } from '../contacts/presenter.ts';
import { contactHistory, getContact } from '../contacts/service.ts';
import { presentChanges } from '../history/present.ts';
import { MailModel } from '../mail/model.ts';
import { PreferenceModel } from '../mail/preferences.ts';
import { FileModel, type StoredFileRecord } from '../records/files/model.ts';
import { TaskModel } from '../records/tasks/model.ts';
import { TermsAcceptanceModel } from '../terms/model.ts';
import { presentAcceptances } from '../terms/presenter.ts';
import { VisitModel } from '../visits/model.ts';

/** Everything that is kept about a contact. */
export async function contactData(customerId: string, contactId: string) {
  const contact = await getContact(customerId, contactId);
  const [history, tasks, completed, comments, files, visits, mails, preferences, acceptances, audit] =
    await Promise.all([
      contactHistory(customerId, contactId).then(presentChanges),
      TaskModel.find({ customerId, 'assignee.kind': 'contact', 'assignee.id': contact._id }).lean(),
      TaskModel.find({ customerId, 'done.by.kind': 'contact', 'done.by.id': contact._id }).lean(),
      CommentModel.find({ customerId, 'author.kind': 'contact', 'author.id': contact._id }).sort({ at: 1 }).lean(),
      FileModel.find({ customerId, 'createdBy.kind': 'contact', 'createdBy.id': contact._id })
        .sort({ createdAt: 1 })
        .lean<StoredFileRecord[]>(),
      VisitModel.find({ contactId: contact._id }).sort({ startedAt: 1 }).lean(),
      MailModel.find({ 'to.contactId': contact._id }).sort({ _id: 1 }).lean(),
      PreferenceModel.findById(contact._id).lean(),
      TermsAcceptanceModel.find({ contactId: contact._id }).sort({ _id: 1 }).lean().then(presentAcceptances),
      auditOf(contactId),
    ]);
  return {
    exportedAt: clock.now().toISOString(),
    contact: presentContact(contact),
    changes: history,
    tasksAssigned: tasks.map(({ _id, title, due, isDone }) => ({ id: _id, title, due, done: isDone })),
    tasksCompleted: completed.map(({ _id, title, done }) => ({ id: _id, title, at: done?.at ?? null })),
    comments: comments.map(({ _id, record, text, visibility, at }) => ({ id: _id, record, text, visibility, at })),
    uploads: files.map(({ _id, name, size, createdAt }) => ({ id: _id, name, size, at: createdAt })),
    visits: visits.map(({ startedAt, lastAt, pages, sections, downloads }) => ({
      startedAt,
      lastAt,
      pages,
      sections,
      downloads,
    })),
    mails: mails.map(({ kind, to, state, createdAt, sentAt, rendered }) => ({
      kind,
      to: to.email,
      state,
      createdAt,
      sentAt,
      subject: rendered?.subject ?? null,
      text: rendered?.text ?? null,
    })),
    mutedMails: preferences?.muted ?? [],
    termsAccepted: acceptances,
    audit,
  };
}

async function auditOf(contactId: string) {
  const entries: PresentedEntry[] = [];
  for await (const some of entriesInOrder({ personId: contactId })) entries.push(...some);
  return entries;
}

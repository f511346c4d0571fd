import mongoose from 'mongoose';
import { AssetModel } from '../assets/model.ts';
import { AttributeModel } from '../attributes/model.ts';
import { AutomationModel } from '../automations/model.ts';
import { CommentModel } from '../comments/model.ts';
import { ContactModel } from '../contacts/model.ts';
import { CustomerModel } from '../customers/model.ts';
import { EventModel } from '../events/model.ts';
import { HealthScoreModel, HealthValueModel } from '../health/model.ts';
import { PlaybookModel } from '../playbooks/model.ts';
import { PortalModel, PortalVersionModel } from '../portals/model.ts';
import { FileModel } from '../records/files/model.ts';
import { MeetingModel } from '../records/meetings/model.ts';
import { NoteModel } from '../records/notes/model.ts';
import { TaskModel } from '../records/tasks/model.ts';
import { ShareLinkModel } from '../share-links/model.ts';
import { TemplateModel } from '../templates/model.ts';

/** Everything the demo fills. */
const MODELS = [
  AssetModel,
  AttributeModel,
  AutomationModel,
  CommentModel,
  ContactModel,
  CustomerModel,
  EventModel,
  FileModel,
  HealthScoreModel,
  HealthValueModel,
  MeetingModel,
  NoteModel,
  PlaybookModel,
  PortalModel,
  PortalVersionModel,
  ShareLinkModel,
  TaskModel,
  TemplateModel,
];

/** Empties what a seed left that was cut off. Only called while nobody can sign in, and so nobody can have added anything. */
export async function clearLeftovers(): Promise<void> {
  const { db } = mongoose.connection;
  const bytes = ['files.files', 'files.chunks'].map((name) => db?.collection(name).deleteMany({}));
  await Promise.all([...bytes, ...MODELS.map((model) => model.collection.deleteMany({}))]);
}

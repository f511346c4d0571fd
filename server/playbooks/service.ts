import type { z } from 'zod';
import type { ActorInput } from '../actors/actor.ts';
import { audit } from '../audit/audit.ts';
import { AutomationModel } from '../automations/model.ts';
import { conflict, invalid, notFound } from '../http/errors.ts';
import { announce } from '../live/change-feed.ts';
import type { playbooksApi } from './contract.ts';
import { type PlaybookFields, PlaybookModel } from './model.ts';

/** More than anybody keeps in mind, few enough to list. */
const MAX_PLAYBOOKS = 200;

type PlaybookInput = z.output<NonNullable<typeof playbooksApi.update.body>>;

/** All playbooks, by name. */
export function listPlaybooks(): Promise<PlaybookFields[]> {
  return PlaybookModel.find().sort({ name: 1, _id: 1 }).lean();
}

/** One playbook, or 404. */
export async function getPlaybook(playbookId: string): Promise<PlaybookFields> {
  const playbook = await PlaybookModel.findById(playbookId).lean();
  if (!playbook) throw notFound('playbook');
  return playbook;
}

/** Makes a playbook. */
export async function createPlaybook(
  input: PlaybookInput & { readonly name: string },
  by: ActorInput,
): Promise<PlaybookFields> {
  if ((await PlaybookModel.countDocuments()) >= MAX_PLAYBOOKS)
    throw invalid(`A workspace has at most ${MAX_PLAYBOOKS} playbooks.`);
  const playbook = await PlaybookModel.create(input);
  await tell('playbook.created', playbook, by);
  return playbook.toObject();
}

/** Changes a playbook; what it has made already stays as it is. */
export async function updatePlaybook(
  playbookId: string,
  input: PlaybookInput,
  by: ActorInput,
): Promise<PlaybookFields> {
  const playbook = await PlaybookModel.findByIdAndUpdate(
    playbookId,
    { $set: input },
    { returnDocument: 'after' },
  ).lean();
  if (!playbook) throw notFound('playbook');
  await tell('playbook.changed', playbook, by);
  return playbook;
}

/** Deletes a playbook that no automation starts. */
export async function removePlaybook(playbookId: string, by: ActorInput): Promise<void> {
  const user = await AutomationModel.findOne({ 'actions.playbookId': playbookId }, { name: 1 }).lean();
  if (user) throw conflict('in-use', `The automation “${user.name}” starts this playbook. Change it first.`);
  const playbook = await PlaybookModel.findByIdAndDelete(playbookId).lean();
  if (!playbook) throw notFound('playbook');
  await tell('playbook.removed', playbook, by);
}

/** How many automations start each playbook. */
export async function usesOf(playbookIds: readonly string[]): Promise<Map<string, number>> {
  const automations = await AutomationModel.find(
    { 'actions.playbookId': { $in: [...playbookIds] } },
    { actions: 1 },
  ).lean();
  const uses = new Map<string, number>();
  for (const { actions } of automations) {
    const started = actions.flatMap((action) => (action.kind === 'start-playbook' ? action.playbookId : []));
    for (const id of new Set(started)) uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  return uses;
}

async function tell(
  kind: 'playbook.created' | 'playbook.changed' | 'playbook.removed',
  { _id, name }: Pick<PlaybookFields, '_id' | 'name'>,
  actor: ActorInput,
): Promise<void> {
  const id = _id.toHexString();
  await announce({ customerId: null, topic: 'playbook', id });
  await audit({ kind, actor, customerId: null, subject: { kind: 'playbook', id, name } });
}

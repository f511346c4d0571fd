import type { z } from 'zod';
import type { ActorInput } from '../actors/actor.ts';
import { audit } from '../audit/audit.ts';
import { ContactModel } from '../contacts/model.ts';
import { invalid, notFound } from '../http/errors.ts';
import { afterCursor, type Ordering, positionIn, sortOf } from '../http/ordering.ts';
import { pageOfItems } from '../http/page.ts';
import { announce } from '../live/change-feed.ts';
import { checkRule } from './check.ts';
import type { automationsApi } from './contract.ts';
import { type AutomationFields, AutomationModel, type AutomationRunFields, AutomationRunModel } from './model.ts';

/** More than anybody keeps in mind, few enough to list and to look through for every event. */
const MAX_AUTOMATIONS = 200;
const MAX_ROLES = 100;

type AutomationInput = z.output<NonNullable<typeof automationsApi.create.body>>;
type RunsQuery = z.output<NonNullable<typeof automationsApi.runs.query>>;

/** All automations, by name. */
export function listAutomations(): Promise<AutomationFields[]> {
  return AutomationModel.find().sort({ name: 1, _id: 1 }).lean();
}

/** One automation, or 404. */
export async function getAutomation(automationId: string): Promise<AutomationFields> {
  const automation = await AutomationModel.findById(automationId).lean();
  if (!automation) throw notFound('automation');
  return automation;
}

/** Makes an automation; it acts on what happens from then on. */
export async function createAutomation(input: AutomationInput, by: ActorInput): Promise<AutomationFields> {
  await checkRule(input);
  if ((await AutomationModel.countDocuments()) >= MAX_AUTOMATIONS)
    throw invalid(`A workspace has at most ${MAX_AUTOMATIONS} automations.`);
  const automation = await AutomationModel.create(input);
  await tell('automation.created', automation, by);
  return automation.toObject();
}

/** Changes an automation, or switches it on or off. */
export async function updateAutomation(
  automationId: string,
  input: Partial<AutomationInput>,
  by: ActorInput,
): Promise<AutomationFields> {
  await checkRule(input);
  const automation = await AutomationModel.findByIdAndUpdate(
    automationId,
    { $set: input },
    { returnDocument: 'after' },
  ).lean();
  if (!automation) throw notFound('automation');
  await tell('automation.changed', automation, by, { changed: Object.keys(input).join(', ') });
  return automation;
}

/** Deletes an automation; its runs stay to be read until they expire. */
export async function removeAutomation(automationId: string, by: ActorInput): Promise<void> {
  const automation = await AutomationModel.findByIdAndDelete(automationId).lean();
  if (!automation) throw notFound('automation');
  await tell('automation.removed', automation, by);
}

const LATEST_FIRST: Ordering = [
  { field: 'at', direction: -1, type: 'date' },
  { field: '_id', direction: -1, type: 'id' },
];

/** What automations did, or why not, latest first. */
export async function listRuns({ cursor, limit, ...filter }: RunsQuery) {
  const conditions = Object.entries(filter).flatMap(([key, value]) => (value === undefined ? [] : [{ [key]: value }]));
  const found = await AutomationRunModel.find({ $and: [...conditions, afterCursor(LATEST_FIRST, cursor)] })
    .sort(sortOf(LATEST_FIRST))
    .limit(limit + 1)
    .lean();
  return pageOfItems(found, limit, (run) => positionIn(LATEST_FIRST, run));
}

/** The latest run of each automation. */
export async function lastRuns(automations: readonly AutomationFields[]): Promise<Map<string, AutomationRunFields>> {
  const runs = await Promise.all(
    automations.map(({ _id }) => AutomationRunModel.findOne({ automationId: _id }).sort(sortOf(LATEST_FIRST)).lean()),
  );
  return new Map(runs.flatMap((run) => (run ? [[run.automationId.toHexString(), run]] : [])));
}

/** Roles that contacts have, to choose from. */
export async function contactRoles(): Promise<string[]> {
  const roles = await ContactModel.distinct('role');
  return roles
    .filter((role) => role !== '')
    .sort((a, b) => a.localeCompare(b))
    .slice(0, MAX_ROLES);
}

async function tell(
  kind: 'automation.created' | 'automation.changed' | 'automation.removed',
  { _id, name }: Pick<AutomationFields, '_id' | 'name'>,
  actor: ActorInput,
  details: { readonly changed?: string } = {},
): Promise<void> {
  const id = _id.toHexString();
  await announce({ customerId: null, topic: 'automation', id });
  await audit({ kind, actor, customerId: null, subject: { kind: 'automation', id, name }, details });
}

import { Types } from 'mongoose';
import { clock } from '../clock.ts';
import { CustomerModel } from '../customers/model.ts';
import type { StoredEvent } from '../events/event.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import { HttpError } from '../http/errors.ts';
import { announce } from '../live/change-feed.ts';
import type { ActionContext, Result } from './actions/action.ts';
import { prepare } from './actions/prepare.ts';
import { type CustomerFacts, fieldValue, holds } from './conditions.ts';
import { automationFields, valueInWords } from './fields.ts';
import {
  type Action,
  type AutomationFields,
  AutomationModel,
  type AutomationRunFields,
  AutomationRunModel,
  type Condition,
} from './model.ts';
import { fires, type Occasion, occasionOf } from './occasion.ts';

/** So many automations may set each other off in a row; more is a circle. */
const MAX_DEPTH = 5;

/** Has every automation that waits for an event act on it, each once. An error that may pass is thrown, to try again. */
export async function runAutomations(event: StoredEvent): Promise<void> {
  const found = await AutomationModel.find({ enabled: true, 'when.kind': event.kind }).sort({ _id: 1 }).lean();
  const automations = found.filter(({ when }) => fires(when, event));
  if (automations.length === 0) return;
  const [occasion, depth] = await Promise.all([occasionOf(event), depthOf(event)]);
  for (const automation of automations) await run(automation, event.customerId, occasion, depth);
}

/** How many automations led to this event: what an automation does, it does under the id of its run. */
async function depthOf({ actor }: StoredEvent): Promise<number> {
  if (actor.kind !== 'system' || actor.id === null) return 0;
  const cause = await AutomationRunModel.findById(actor.id, { depth: 1 }).lean();
  return cause ? cause.depth + 1 : 0;
}

async function run(automation: AutomationFields, customerId: string, occasion: Occasion, depth: number): Promise<void> {
  const customer = await CustomerModel.findById(customerId).lean<CustomerFacts | null>();
  if (!customer) return;
  const begun = await begin(automation, customer, occasion, depth);
  if (begun.state !== 'running') return;
  const reason = await whyNot(automation, customer, depth);
  if (reason !== null) return end(begun, { state: 'skipped', reason });
  const outcomes = begun.steps.map(({ outcome }) => outcome);
  for (const [index, action] of automation.actions.entries()) {
    if (index < begun.steps.length) continue;
    const result = await act(action, {
      // An action before may have changed the customer.
      customer: (await CustomerModel.findById(customerId).lean<CustomerFacts | null>()) ?? customer,
      customerId,
      occasion,
      automation: { id: automation._id.toHexString(), name: automation.name },
      by: { kind: 'system', id: begun._id.toHexString(), name: automation.name },
      key: `${begun._id.toHexString()}:${index}`,
    });
    outcomes.push(result.outcome);
    await AutomationRunModel.updateOne({ _id: begun._id }, { $push: { steps: { kind: action.kind, ...result } } });
  }
  await end(begun, { state: stateOf(outcomes), reason: '' });
}

/** The run of this automation for this event: new, or the one that was cut off. */
async function begin(
  automation: AutomationFields,
  customer: CustomerFacts,
  occasion: Occasion,
  depth: number,
): Promise<AutomationRunFields> {
  const eventId = new Types.ObjectId(occasion.eventId);
  try {
    const made = await AutomationRunModel.create({
      automationId: automation._id,
      automationName: automation.name,
      eventId,
      event: occasion.kind,
      customerId: customer._id,
      customerName: customer.name,
      state: 'running',
      depth,
      at: clock.now(),
    });
    return made.toObject();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return AutomationRunModel.findOne({ eventId, automationId: automation._id }).lean().orFail();
  }
}

async function whyNot(
  { conditions }: AutomationFields,
  customer: CustomerFacts,
  depth: number,
): Promise<string | null> {
  if (depth > MAX_DEPTH)
    return `Stopped: ${MAX_DEPTH} automations had set each other off before. Do they go round in a circle?`;
  const unmet = conditions.find((condition) => !holds(condition, customer));
  return unmet ? unmetInWords(unmet, customer) : null;
}

async function unmetInWords({ field: name }: Condition, customer: CustomerFacts): Promise<string> {
  const field = (await automationFields()).find((one) => one.field === name);
  if (!field) return 'A condition looks at an attribute that was deleted.';
  return `A condition was not met: ${field.label} was ${await valueInWords(field, fieldValue(customer, name))}.`;
}

/** Does one action. What the rules of the product refuse has failed for good; anything else may go better next time. */
async function act(action: Action, context: ActionContext): Promise<Result> {
  try {
    const prepared = await prepare(action, context);
    return prepared.run ? await prepared.run() : { outcome: 'skipped', text: prepared.text };
  } catch (error) {
    if (!(error instanceof HttpError) || error.status >= 500) throw error;
    return { outcome: 'failed', text: error.message };
  }
}

function stateOf(outcomes: readonly Result['outcome'][]): AutomationRunFields['state'] {
  if (outcomes.includes('failed')) return 'failed';
  return outcomes.includes('done') ? 'done' : 'skipped';
}

async function end(
  { _id, automationId }: AutomationRunFields,
  outcome: Pick<AutomationRunFields, 'state' | 'reason'>,
): Promise<void> {
  await AutomationRunModel.updateOne({ _id }, { $set: outcome });
  await announce({ customerId: null, topic: 'automation', id: automationId.toHexString() });
}

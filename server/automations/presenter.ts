import type { z } from 'zod';
import type { Automation, AutomationRun } from './contract.ts';
import type { AutomationFields, AutomationRunFields } from './model.ts';
import { lastRuns } from './service.ts';

/** Automations as staff see them, each with its latest run. */
export async function presentAutomations(
  automations: readonly AutomationFields[],
): Promise<z.input<typeof Automation>[]> {
  const runs = await lastRuns(automations);
  return automations.map(({ _id, name, enabled, when, conditions, actions, updatedAt }) => {
    const last = runs.get(_id.toHexString());
    return {
      id: _id.toHexString(),
      name,
      enabled,
      when,
      conditions,
      actions,
      lastRun: last ? { at: last.at.toISOString(), state: last.state, customerName: last.customerName } : null,
      updatedAt: updatedAt.toISOString(),
    };
  });
}

/** One automation as staff see it. */
export async function presentAutomation(automation: AutomationFields): Promise<z.input<typeof Automation>> {
  const [presented] = await presentAutomations([automation]);
  return presented as z.input<typeof Automation>;
}

/** What an automation did, or why not. */
export function presentRun(run: AutomationRunFields): z.input<typeof AutomationRun> {
  return {
    id: run._id.toHexString(),
    automationId: run.automationId.toHexString(),
    automationName: run.automationName,
    customerId: run.customerId.toHexString(),
    customerName: run.customerName,
    event: run.event,
    state: run.state,
    reason: run.reason,
    steps: run.steps.map(({ kind, outcome, text }) => ({ kind, outcome, text })),
    at: run.at.toISOString(),
  };
}

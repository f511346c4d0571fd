import automations from '../../templates/demo/automations.json' with { type: 'json' };
import playbooks from '../../templates/demo/playbooks.json' with { type: 'json' };
import { SYSTEM_ACTOR } from '../actors/actor.ts';
import { NewAutomation } from '../automations/contract.ts';
import { createAutomation } from '../automations/service.ts';
import { NewPlaybook } from '../playbooks/contract.ts';
import { createPlaybook } from '../playbooks/service.ts';
import { richText } from './markup.ts';

/** Playbooks, and the rules that start them: what is told in `templates/demo/`, checked as if somebody had typed it. */
export async function fillAutomations(): Promise<void> {
  const ids = new Map<string, string>();
  for (const { steps, ...playbook } of playbooks) {
    const body = { ...playbook, steps: steps.map(stepOf) };
    const made = await createPlaybook(NewPlaybook.parse(body), SYSTEM_ACTOR);
    ids.set(made.name, made._id.toHexString());
  }
  for (const { actions, ...rule } of automations) {
    const body = { ...rule, actions: actions.map((action) => named(action, ids)) };
    await createAutomation(NewAutomation.parse(body), SYSTEM_ACTOR);
  }
}

type Step = (typeof playbooks)[number]['steps'][number];

/** Notes are told as plain text. */
function stepOf(step: Step): object {
  if (!('text' in step)) return step;
  const { text, ...note } = step;
  return { ...note, body: richText(text ?? '') };
}

/** Playbooks are told by their name. */
function named(action: object, ids: ReadonlyMap<string, string>): object {
  if (!('playbook' in action)) return action;
  const { playbook, ...rest } = action;
  return { ...rest, playbookId: ids.get(String(playbook)) };
}

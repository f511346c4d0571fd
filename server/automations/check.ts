import { invalidFields } from '../http/validate.ts';
import { PlaybookModel } from '../playbooks/model.ts';
import { Staff } from '../staff/model.ts';
import { WebhookModel } from '../webhooks/model.ts';
import { workspaceSettings } from '../workspace/settings.ts';
import { automationFields, type Field } from './fields.ts';
import type { Action, AutomationFields, Condition, Trigger } from './model.ts';

const ID = /^[0-9a-f]{24}$/;

/** What is wrong with the parts of a rule that only the database knows, by path; throws 422. */
export async function checkRule(
  rule: Partial<Pick<AutomationFields, 'when' | 'conditions' | 'actions'>>,
): Promise<void> {
  const fields = new Map((await automationFields()).map((field) => [field.field, field]));
  const problems: Record<string, string> = {};
  const note = (path: string, problem: string | null) => {
    if (problem) problems[path] = problem;
  };
  if (rule.when) note('when.stage', await triggerProblem(rule.when));
  for (const [index, condition] of (rule.conditions ?? []).entries())
    note(`conditions.${index}`, conditionProblem(condition, fields.get(condition.field)));
  for (const [index, action] of (rule.actions ?? []).entries())
    note(`actions.${index}`, await actionProblem(action, fields));
  if (Object.keys(problems).length > 0) throw invalidFields(problems);
}

async function triggerProblem(when: Trigger): Promise<string | null> {
  if (when.kind !== 'stage-entered' || when.stage === null) return null;
  return (await workspaceSettings()).stages.includes(when.stage) ? null : 'is not among the stages in Settings';
}

function conditionProblem({ operator, value }: Condition, field: Field | undefined): string | null {
  if (!field) return 'looks at a field that does not exist';
  if (!field.operators.includes(operator)) return `cannot ask this of ${field.label}`;
  if (operator === 'empty' || operator === 'not-empty') return value === null ? null : 'takes no value';
  return valueProblem(field, value);
}

/** Whether a value is one that the field could hold. */
export function valueProblem({ type, choices }: Field, value: unknown): string | null {
  switch (type) {
    case 'number':
      return typeof value === 'number' ? null : 'needs a number';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'needs yes or no';
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? null : 'needs a day like 2026-03-31';
    case 'choice':
      return choices.includes(String(value)) ? null : `needs one of ${choices.join(', ')}`;
    case 'staff':
      return ID.test(String(value)) ? null : 'needs a person';
    default:
      return typeof value === 'string' && value.trim() !== '' ? null : 'needs a text';
  }
}

async function actionProblem(action: Action, fields: ReadonlyMap<string, Field>): Promise<string | null> {
  switch (action.kind) {
    case 'start-playbook':
      return (await PlaybookModel.exists({ _id: action.playbookId })) ? null : 'starts a playbook that is gone';
    case 'call-webhook':
      return (await WebhookModel.exists({ _id: action.webhookId })) ? null : 'calls a webhook that is gone';
    case 'notify-staff':
      if (action.to.kind !== 'person') return null;
      return (await Staff.exists({ _id: action.to.staffId })) ? null : 'names somebody who is not here';
    case 'set-attribute': {
      const field = fields.get(action.field);
      if (!field?.settable) return 'sets a field that cannot be set';
      return action.value === null ? null : valueProblem(field, action.value);
    }
    default:
      return null;
  }
}

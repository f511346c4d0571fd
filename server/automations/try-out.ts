import { getCustomer } from '../customers/service.ts';
import { prepare } from './actions/prepare.ts';
import { type CustomerFacts, fieldValue, holds } from './conditions.ts';
import { automationFields, valueInWords } from './fields.ts';
import type { AutomationFields } from './model.ts';

/** What a rule would do if it happened at this customer now. Nothing is done. */
export async function tryOut(
  { conditions, actions }: Pick<AutomationFields, 'conditions' | 'actions'>,
  customerId: string,
) {
  const customer = (await getCustomer(customerId)).toObject() as unknown as CustomerFacts;
  const fields = new Map((await automationFields()).map((field) => [field.field, field]));
  const context = {
    customer,
    customerId,
    occasion: null,
    automation: { id: '', name: '' },
    by: { kind: 'system', id: null, name: '' },
    key: '',
  } as const;
  const steps = await Promise.all(
    actions.map(async (action) => {
      const { text, run } = await prepare(action, context);
      return { kind: action.kind, would: run !== null, text };
    }),
  );
  const judged = await Promise.all(
    conditions.map(async (condition) => {
      const field = fields.get(condition.field);
      const actual = field ? await valueInWords(field, fieldValue(customer, condition.field)) : 'empty';
      return { met: holds(condition, customer), actual };
    }),
  );
  return { conditions: judged, steps };
}

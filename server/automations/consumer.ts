import { consume } from '../events/consumers.ts';
import { Trigger } from './contract.ts';
import { runAutomations } from './run.ts';

/** Automations hear of everything that one of them could wait for. */
consume({
  name: 'automations',
  kinds: Trigger.options.map(({ shape }) => shape.kind.value),
  handle: runAutomations,
});

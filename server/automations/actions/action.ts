import type { ActorInput } from '../../actors/actor.ts';
import type { CustomerFacts } from '../conditions.ts';
import type { Action } from '../model.ts';
import type { Occasion } from '../occasion.ts';

/** For what and in whose name an action is done. */
export interface ActionContext {
  readonly customer: CustomerFacts;
  readonly customerId: string;
  /** None when somebody only wants to know what would happen. */
  readonly occasion: Occasion | null;
  readonly automation: { readonly id: string; readonly name: string };
  /** The program, under the automation's name; its id is the run's, by which what follows is traced back. */
  readonly by: ActorInput;
  /** The same for every attempt of this action of this run: what may happen once is kept under it. */
  readonly key: string;
}

/** What became of an action. */
export interface Result {
  readonly outcome: 'done' | 'skipped' | 'failed';
  readonly text: string;
}

/**
 * An action with everything looked up that it needs: what it would do in words, or why it cannot. Only `run` changes
 * anything, so that trying an automation out and running it can never differ.
 */
export type Prepared =
  | { readonly text: string; readonly run: () => Promise<Result> }
  | { readonly text: string; readonly run: null };

/** Prepares actions of one kind. */
export type Preparer<Kind extends Action['kind']> = (
  action: Extract<Action, { kind: Kind }>,
  context: ActionContext,
) => Promise<Prepared>;

/** An action that cannot be done here, and why. */
export function cannot(text: string): Prepared {
  return { text, run: null };
}

/** An action that can be done; `run` may say in other words what became of it. */
export function ready(text: string, run: () => Promise<Result | undefined>): Prepared {
  return { text, run: async () => (await run()) ?? { outcome: 'done', text } };
}

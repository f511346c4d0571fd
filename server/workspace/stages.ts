import { renameStageInAutomations } from '../automations/rename-stage.ts';
import { CustomerModel } from '../customers/model.ts';
import { invalid } from '../http/errors.ts';
import { announce } from '../live/change-feed.ts';

/** What becomes of the customers of a stage that goes: they are in another one from then on, or in none. */
export interface StageMove {
  readonly from: string;
  readonly to: string | null;
}

/**
 * Changes customers and automations as the stages change, before these are saved: doing it again after a crash in between
 * finishes it. A new name goes along with automations too. Nobody has entered a stage by that, so nothing is set off.
 */
export async function moveStages(
  before: readonly string[],
  after: readonly string[],
  moves: readonly StageMove[],
): Promise<void> {
  const moved = new Set(moves.map(({ from }) => from));
  for (const { to } of moves)
    if (to !== null && !after.includes(to))
      throw invalid(`There is no stage “${to}” to move customers to.`, {
        stageMoves: 'leads to a stage that is not there',
      });
  for (const stage of before) if (!after.includes(stage) && !moved.has(stage)) await checkEmpty(stage);
  for (const { from, to } of moves) {
    if (after.includes(from)) continue;
    await CustomerModel.updateMany({ stage: from }, { $set: { stage: to } });
    if (to !== null && !before.includes(to)) await renameStageInAutomations(from, to);
  }
  if (moves.length > 0) await announce({ customerId: null, topic: 'customer', id: null });
}

async function checkEmpty(stage: string): Promise<void> {
  const count = await CustomerModel.countDocuments({ stage });
  if (count === 0) return;
  const words = count === 1 ? '1 customer is' : `${count} customers are`;
  throw invalid(`${words} in “${stage}”. Say what becomes of them.`, {
    stages: `leaves out “${stage}”, and ${words} in it`,
  });
}

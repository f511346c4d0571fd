import type { z } from 'zod';
import { staffActor } from '../actors/actor.ts';
import { type Route, route } from '../http/route.ts';
import { type HealthValue, healthScoresApi, healthValuesApi } from './contract.ts';
import type { HealthValueFields } from './model.ts';
import { presentScore, presentValues } from './presenter.ts';
import { createScore, listScores, removeScore, updateScore } from './scores.ts';
import { listValues, recordValue, removeValue, updateValue } from './values.ts';

async function presentValue(value: HealthValueFields): Promise<z.input<typeof HealthValue>> {
  const [presented] = await presentValues([value]);
  return presented as z.input<typeof HealthValue>;
}

/** Health scores of the workspace, and customers' values of them (C-13). */
export const healthRoutes: readonly Route[] = [
  route(healthScoresApi.list, async () => ({ items: (await listScores()).map(presentScore) })),
  route(healthScoresApi.create, async ({ body }) => presentScore(await createScore(body))),
  route(healthScoresApi.update, async ({ params, body }) => presentScore(await updateScore(params.scoreId, body))),
  route(healthScoresApi.remove, ({ params }) => removeScore(params.scoreId)),
  route(healthValuesApi.list, async ({ params, query }) => ({
    items: await presentValues(await listValues(params.customerId, query.scoreId)),
  })),
  route(healthValuesApi.create, async ({ params, body, staff }) =>
    presentValue(await recordValue(params.customerId, body, staffActor(staff))),
  ),
  route(healthValuesApi.update, async ({ params, body }) =>
    presentValue(await updateValue(params.customerId, params.valueId, body)),
  ),
  route(healthValuesApi.remove, ({ params }) => removeValue(params.customerId, params.valueId)),
];

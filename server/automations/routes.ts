import { staffActor } from '../actors/actor.ts';
import { type Route, route } from '../http/route.ts';
import { checkRule } from './check.ts';
import { automationsApi } from './contract.ts';
import { automationFields } from './fields.ts';
import { presentAutomation, presentAutomations, presentRun } from './presenter.ts';
import {
  contactRoles,
  createAutomation,
  getAutomation,
  listAutomations,
  listRuns,
  removeAutomation,
  updateAutomation,
} from './service.ts';
import { tryOut } from './try-out.ts';

/** Automatic actions (C-22, C-24, E-11). */
export const automationsRoutes: readonly Route[] = [
  route(automationsApi.list, async () => ({ items: await presentAutomations(await listAutomations()) })),
  route(automationsApi.options, async () => ({ fields: await automationFields(), roles: await contactRoles() })),
  route(automationsApi.get, async ({ params }) => presentAutomation(await getAutomation(params.automationId))),
  route(automationsApi.create, async ({ body, staff }) =>
    presentAutomation(await createAutomation(body, staffActor(staff))),
  ),
  route(automationsApi.update, async ({ params, body, staff }) =>
    presentAutomation(await updateAutomation(params.automationId, body, staffActor(staff))),
  ),
  route(automationsApi.remove, ({ params, staff }) => removeAutomation(params.automationId, staffActor(staff))),
  route(automationsApi.runs, async ({ query }) => {
    const { items, nextCursor } = await listRuns(query);
    return { items: items.map(presentRun), nextCursor };
  }),
  route(automationsApi.tryOut, async ({ params, body }) => {
    await checkRule(body);
    return tryOut(body, params.customerId);
  }),
];

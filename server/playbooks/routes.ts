import type { z } from 'zod';
import { staffActor } from '../actors/actor.ts';
import { type Route, route } from '../http/route.ts';
import { type Playbook, playbooksApi } from './contract.ts';
import type { PlaybookFields } from './model.ts';
import { createPlaybook, getPlaybook, listPlaybooks, removePlaybook, updatePlaybook, usesOf } from './service.ts';
import { startPlaybook } from './start.ts';

/** Playbooks, and starting one by hand (C-22). */
export const playbooksRoutes: readonly Route[] = [
  route(playbooksApi.list, async () => ({ items: await present(await listPlaybooks()) })),
  route(playbooksApi.get, async ({ params }) => presentOne(await getPlaybook(params.playbookId))),
  route(playbooksApi.create, async ({ body, staff }) => presentOne(await createPlaybook(body, staffActor(staff)))),
  route(playbooksApi.update, async ({ params, body, staff }) =>
    presentOne(await updatePlaybook(params.playbookId, body, staffActor(staff))),
  ),
  route(playbooksApi.remove, ({ params, staff }) => removePlaybook(params.playbookId, staffActor(staff))),
  route(playbooksApi.start, async ({ params, body, staff }) =>
    startPlaybook(await getPlaybook(params.playbookId), {
      ...body,
      customerId: params.customerId,
      // Bound to customer and playbook, so that one id in two places makes two starts.
      startId: `${params.customerId} ${params.playbookId} ${body.startId}`,
      by: staffActor(staff),
    }),
  ),
];

async function present(playbooks: readonly PlaybookFields[]): Promise<z.input<typeof Playbook>[]> {
  const uses = await usesOf(playbooks.map(({ _id }) => _id.toHexString()));
  return playbooks.map(({ _id, name, description, steps, updatedAt }) => ({
    id: _id.toHexString(),
    name,
    description,
    steps,
    usedBy: uses.get(_id.toHexString()) ?? 0,
    updatedAt: updatedAt.toISOString(),
  }));
}

async function presentOne(playbook: PlaybookFields): Promise<z.input<typeof Playbook>> {
  const [presented] = await present([playbook]);
  return presented as z.input<typeof Playbook>;
}

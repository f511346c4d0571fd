import { z } from 'zod';
import { staffActor } from '../actors/actor.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { invalid } from '../http/errors.ts';
import { type Route, route, type SignedInStaff } from '../http/route.ts';
import { Tags } from '../http/schemas.ts';
import { validate } from '../http/validate.ts';
import { filesApi, meetingsApi, notesApi, tasksApi } from './contract.ts';
import { sendFileContent } from './files/content.ts';
import { fileRecords } from './files/kind.ts';
import { uploadFile } from './files/upload.ts';
import { meetingRecords } from './meetings/kind.ts';
import { noteRecords } from './notes/kind.ts';
import { taskRecords } from './tasks/kind.ts';
import { setTaskDone } from './tasks/service.ts';

interface Named {
  readonly customerId: string;
  readonly recordId: string;
}

type SharedApi = Readonly<Record<'list' | 'get' | 'update' | 'remove' | 'restore' | 'showInPortal', Endpoint>>;
type SharedService = typeof noteRecords | typeof taskRecords | typeof fileRecords | typeof meetingRecords;

/**
 * Routes that every kind has alike. The router has parsed params, query and body by the kind's own schemas, of which this
 * function knows no more than what all kinds share.
 */
function sharedRoutes(api: SharedApi, records: SharedService): Route[] {
  const service = records as typeof noteRecords;
  const named = (params: unknown) => params as Named;
  return [
    {
      endpoint: api.list,
      handler: ({ params, query }) => service.list(named(params).customerId, query as { limit: number }),
    },
    {
      endpoint: api.get,
      handler: async ({ params }) =>
        service.presentOne(await service.find(named(params).customerId, named(params).recordId)),
    },
    {
      endpoint: api.update,
      handler: async ({ params, body, staff }) => {
        const { customerId, recordId } = named(params);
        const by = staffActor(staff as SignedInStaff);
        return service.presentOne(await service.update(customerId, recordId, body as object, by));
      },
    },
    { endpoint: api.remove, handler: ({ params }) => service.remove(named(params).customerId, named(params).recordId) },
    {
      endpoint: api.restore,
      handler: async ({ params }) =>
        service.presentOne(await service.restore(named(params).customerId, named(params).recordId)),
    },
    {
      endpoint: api.showInPortal,
      handler: async ({ params, body, staff }) => {
        const { ids, showInPortal } = body as { ids: string[]; showInPortal: boolean };
        return {
          changed: await service.showInPortal(
            named(params).customerId,
            ids,
            showInPortal,
            staffActor(staff as SignedInStaff),
          ),
        };
      },
    },
  ];
}

/** Notes, tasks, files and meetings of customers (C-08 … C-14). */
export const recordsRoutes: readonly Route[] = [
  ...sharedRoutes(notesApi, noteRecords),
  ...sharedRoutes(tasksApi, taskRecords),
  ...sharedRoutes(filesApi, fileRecords),
  ...sharedRoutes(meetingsApi, meetingRecords),
  route(notesApi.create, async ({ params, body, staff }) =>
    noteRecords.presentOne(await noteRecords.create(params.customerId, body, staffActor(staff))),
  ),
  route(tasksApi.create, async ({ params, body, staff }) =>
    taskRecords.presentOne(await taskRecords.create(params.customerId, body, staffActor(staff))),
  ),
  route(meetingsApi.create, async ({ params, body, staff }) =>
    meetingRecords.presentOne(await meetingRecords.create(params.customerId, body, staffActor(staff))),
  ),
  route(tasksApi.setDone, async ({ params, body, staff }) =>
    taskRecords.presentOne(await setTaskDone(params.customerId, params.recordId, body.done, staffActor(staff))),
  ),
  route(filesApi.create, async ({ params, body: { tags = '', ...fields }, file, staff }) => {
    if (!file) throw invalid('Choose a file.', { file: 'is required' });
    const input = { ...fields, tags: tagsOf(tags) };
    return fileRecords.presentOne(await uploadFile(params.customerId, file, input, staffActor(staff), 'staff'));
  }),
  route(filesApi.content, async ({ params, query, req, res }) =>
    sendFileContent(req, res, await fileRecords.find(params.customerId, params.recordId), query),
  ),
];

/** Tags of a form: one field, separated by commas. */
function tagsOf(field: string): string[] {
  const tags = field.split(',').map((tag) => tag.trim());
  return validate(z.object({ tags: Tags }), { tags: tags.filter((tag) => tag !== '') }).tags;
}

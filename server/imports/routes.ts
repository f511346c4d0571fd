import { staffActor } from '../actors/actor.ts';
import { audit } from '../audit/audit.ts';
import { HttpError } from '../http/errors.ts';
import { type Route, route } from '../http/route.ts';
import { importsApi } from './contract.ts';
import { presentImport } from './presenter.ts';
import { previewRows } from './preview.ts';
import { beginImport } from './run.ts';
import { importRunner } from './runner.ts';
import { createImport, getImport, mendRows, removeImport, setMapping } from './service.ts';
import { sendSkipped } from './skipped-csv.ts';

export const importsRoutes: readonly Route[] = [
  route(importsApi.create, async ({ body, file, staff }) => {
    if (!file) throw new HttpError(400, 'file-missing', 'Choose a CSV file.');
    return presentImport(await createImport(body.kind, file, staff));
  }),
  route(importsApi.get, async ({ params }) => presentImport(await getImport(params.importId))),
  route(importsApi.setMapping, async ({ params, body }) => presentImport(await setMapping(params.importId, body))),
  route(importsApi.rows, async ({ params, query }) => previewRows(await getImport(params.importId), query)),
  route(importsApi.mend, async ({ params, body }) => presentImport(await mendRows(params.importId, body))),
  route(importsApi.run, async ({ params, staff }) => {
    const running = await beginImport(params.importId);
    await audit({
      kind: 'import.started',
      actor: staffActor(staff),
      customerId: null,
      subject: { kind: 'import', id: params.importId, name: running.fileName },
    });
    importRunner.wake();
    return presentImport(running);
  }),
  route(importsApi.skipped, async ({ params, res }) => sendSkipped(await getImport(params.importId), res)),
  route(importsApi.remove, async ({ params }) => removeImport(params.importId)),
];

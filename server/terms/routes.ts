import { staffActor } from '../actors/actor.ts';
import { type Route, route } from '../http/route.ts';
import { listAcceptances } from './acceptances.ts';
import { termsApi } from './contract.ts';
import { presentSummary, presentTerms, presentVersion } from './presenter.ts';
import { loadRichText } from './rich-text.ts';
import { createTerms, listTerms, publishTerms, removeTerms, saveDraft, termsOf } from './service.ts';
import { listUses, termsOfCustomer, useInPortal, useTerms } from './uses.ts';
import { versionOf } from './versions.ts';

/** Terms that customers accept before they go on (E-12). */
export const termsRoutes: readonly Route[] = [
  route(termsApi.list, async () => ({ items: await Promise.all((await listTerms()).map(presentSummary)) })),
  route(termsApi.create, async ({ body }) => presentTerms(await createTerms(body.title))),
  route(termsApi.get, async ({ params }) => presentTerms(await termsOf(params.termsId))),
  route(termsApi.saveDraft, async ({ params, revision, body }) =>
    presentTerms(await saveDraft(params.termsId, revision, body)),
  ),
  route(termsApi.publish, async ({ params, revision, staff }) =>
    presentTerms(await publishTerms(params.termsId, revision, staffActor(staff))),
  ),
  route(termsApi.version, async ({ params }) => {
    const version = await versionOf(await termsOf(params.termsId), params.number);
    return { ...presentVersion(version), body: loadRichText(version.body) };
  }),
  route(termsApi.remove, ({ params }) => removeTerms(params.termsId)),
  route(termsApi.acceptances, ({ params, query }) => listAcceptances(params.termsId, query)),
  route(termsApi.uses, () => listUses()),
  route(termsApi.use, ({ body, staff }) => useTerms(body.templateId, body.choice, staffActor(staff))),
  route(termsApi.ofPortal, ({ params }) => termsOfCustomer(params.customerId)),
  route(termsApi.useInPortal, ({ params, body, staff }) =>
    useInPortal(params.customerId, body.choice, staffActor(staff)),
  ),
];

import { ownCustomersOnly } from '../customers/access.ts';
import { CustomerModel } from '../customers/model.ts';
import { type Route, route, type SignedInStaff } from '../http/route.ts';
import { PortalModel } from '../portals/model.ts';
import { templatesApi } from './contract.ts';
import type { TemplateFields } from './model.ts';
import { presentTemplate, presentTemplateSummary, sectionTitlesOf } from './presenter.ts';
import {
  createTemplate,
  duplicateTemplate,
  listTemplates,
  portalCounts,
  removeTemplate,
  saveTemplate,
  templateOf,
  updateTemplate,
} from './service.ts';
import { starterTemplates } from './starters.ts';

export const templatesRoutes: readonly Route[] = [
  route(templatesApi.starters, async () => ({
    items: starterTemplates().map(({ key, name, description, document }) => ({
      key,
      name,
      description,
      sectionTitles: sectionTitlesOf(document),
    })),
  })),
  route(templatesApi.list, async ({ query }) => {
    const templates = await listTemplates(query.archived);
    const counts = await portalCounts(templates);
    return { items: templates.map((t) => presentTemplateSummary(t, counts.get(t._id.toHexString()) ?? 0)) };
  }),
  route(templatesApi.create, async ({ body, staff }) => answer(await createTemplate(body, staff))),
  route(templatesApi.get, async ({ params }) => answer(await templateOf(params.templateId))),
  route(templatesApi.update, async ({ params, body, staff }) =>
    answer(await updateTemplate(params.templateId, body, staff)),
  ),
  route(templatesApi.saveDocument, async ({ params, revision, body, staff }) =>
    saveTemplate(params.templateId, revision, body.document, staff),
  ),
  route(templatesApi.duplicate, async ({ params, staff }) => answer(await duplicateTemplate(params.templateId, staff))),
  route(templatesApi.portals, async ({ params, staff }) => ({ items: await portalsFrom(params.templateId, staff) })),
  route(templatesApi.remove, async ({ params }) => removeTemplate(params.templateId)),
];

async function answer(template: TemplateFields) {
  const counts = await portalCounts([template]);
  return presentTemplate(template, counts.get(template._id.toHexString()) ?? 0);
}

/** Customers whose portal was made from a template, by name; an account manager sees their own. */
async function portalsFrom(templateId: string, staff: SignedInStaff) {
  const { _id } = await templateOf(templateId);
  const portals = await PortalModel.find({ 'template.id': _id }, { customerId: 1 }).lean();
  const mine = ownCustomersOnly(staff) ? { ownerId: staff.id } : {};
  const customers = await CustomerModel.find(
    { _id: { $in: portals.map(({ customerId }) => customerId) }, ...mine },
    { name: 1 },
  )
    .sort({ nameKey: 1 })
    .lean();
  return customers.map((customer) => ({ customerId: customer._id.toHexString(), customerName: customer.name }));
}

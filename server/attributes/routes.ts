import type { z } from 'zod';
import { type Route, route } from '../http/route.ts';
import { type Attribute, attributesApi } from './contract.ts';
import type { AttributeDocument } from './model.ts';
import { createAttribute, listAttributes, removeAttribute, updateAttribute } from './service.ts';

/** Attributes of customers (C-27). */
export const attributesRoutes: readonly Route[] = [
  route(attributesApi.list, async () => ({ items: (await listAttributes()).map(presentAttribute) })),
  route(attributesApi.create, async ({ body }) => presentAttribute(await createAttribute(body))),
  route(attributesApi.update, async ({ params, body }) =>
    presentAttribute(await updateAttribute(params.attributeId, body)),
  ),
  route(attributesApi.remove, async ({ params }) => removeAttribute(params.attributeId)),
];

function presentAttribute(attribute: AttributeDocument): z.input<typeof Attribute> {
  const { id, key, label, type, choices, showInPortal } = attribute;
  return { id, key, label, type, choices, showInPortal };
}

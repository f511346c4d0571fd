import { LANGUAGES } from '../../renderer/document.ts';
import { mayUseCustomer } from '../customers/access.ts';
import { notFound } from '../http/errors.ts';
import { type Route, route } from '../http/route.ts';
import { customerData } from '../pages/page-data.ts';
import { resolveBlocks } from '../pages/resolve-blocks.ts';
import { previewApi } from './contract.ts';
import { sampleData } from './sample.ts';

/** View data for the builder's canvas (B-05). */
export const previewRoutes: readonly Route[] = [
  route(previewApi.blocks, async ({ body, staff, req }) => {
    const { customerId, blocks } = body;
    if (customerId !== null && !(await mayUseCustomer(staff, customerId))) throw notFound('customer');
    const language = LANGUAGES.find((known) => known === body.language) ?? null;
    const data = customerId === null ? await sampleData(language, staff) : await customerData(customerId, language);
    if (!data) throw notFound('customer');
    const resolved = await resolveBlocks(blocks, data.scope, req.log, data.resolve);
    return {
      blocks: Object.fromEntries(
        [...resolved.blocks].map(([id, result]) => [
          id,
          result ? { view: result.view } : { error: 'This part is not available right now.' },
        ]),
      ),
    };
  }),
];

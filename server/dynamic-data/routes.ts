import { mayUseCustomer } from '../customers/access.ts';
import { CustomerSource } from '../customers/source.ts';
import { notFound } from '../http/errors.ts';
import { type Route, route } from '../http/route.ts';
import { workspaceSettings } from '../workspace/settings.ts';
import { dynamicDataApi } from './contract.ts';
import { catalogue, valuesFor } from './values.ts';

/** Values that texts of a portal may hold (C-07, C-27). */
export const dynamicDataRoutes: readonly Route[] = [
  route(dynamicDataApi.catalogue, async ({ query, staff }) => {
    const { customerId } = query;
    if (customerId !== undefined && !(await mayUseCustomer(staff, customerId))) throw notFound('customer');
    const entries = await catalogue();
    const { language } = await workspaceSettings();
    const values =
      customerId === undefined ? new Map() : await valuesFor(new CustomerSource(customerId), entries, language);
    return {
      items: entries.map(({ path, label, group, sample }) => ({
        path,
        label,
        group,
        sample,
        value: values.get(path) ?? null,
      })),
    };
  }),
];

import { shortDate } from '../../renderer/dates.ts';
import { t } from '../../renderer/i18n/index.ts';
import { absoluteUrl } from '../addresses.ts';
import { type AttributeDocument, AttributeModel } from '../attributes/model.ts';
import type { CustomerFields } from '../customers/model.ts';
import type { CustomerSource } from '../customers/source.ts';
import { keptSettings } from '../workspace/settings.ts';

type Attribute = Pick<AttributeDocument, 'key' | 'label' | 'type'>;
type Owner = { readonly name: string; readonly title: string; readonly email: string; readonly phone: string };

/** What values are taken from. */
interface Source {
  readonly customer: CustomerFields;
  readonly owner: Owner | null;
  readonly workspaceName: string;
}

/** One entry of the catalogue of dynamic data, and how its value is found; empty counts as not set. */
export interface CatalogueEntry {
  readonly path: string;
  readonly label: string;
  readonly group: string;
  readonly sample: string;
  readonly value: (source: Source, language: string) => string;
}

const address = (field: 'street' | 'city' | 'region' | 'postalCode' | 'country', label: string, sample: string) =>
  entry(`customer.address.${field}`, label, 'Customer', sample, ({ customer }) => customer.address?.[field] ?? '');

/** Values that every workspace has. */
const BUILT_IN: readonly CatalogueEntry[] = [
  entry('customer.name', 'Customer name', 'Customer', 'Northwind Traders', ({ customer }) => customer.name),
  entry('customer.stage', 'Stage', 'Customer', 'Onboarding', ({ customer }) => customer.stage ?? ''),
  entry('customer.industry', 'Industry', 'Customer', 'Food', ({ customer }) => customer.industry),
  entry('customer.website', 'Website', 'Customer', 'https://northwind.example', ({ customer }) => customer.website),
  entry('customer.phone', 'Phone', 'Customer', '+44 20 7946 0000', ({ customer }) => customer.phone),
  address('street', 'Street', '1 Harbour Street'),
  address('city', 'City', 'London'),
  address('region', 'Region', 'Greater London'),
  address('postalCode', 'Postal code', 'E1 6AN'),
  address('country', 'Country', 'United Kingdom'),
  entry('owner.name', 'Name', 'Person in charge', 'Maya Lindqvist', ({ owner }) => owner?.name ?? ''),
  entry('owner.title', 'Job title', 'Person in charge', 'Customer success manager', ({ owner }) => owner?.title ?? ''),
  entry('owner.email', 'E-mail', 'Person in charge', 'maya@example.com', ({ owner }) => owner?.email ?? ''),
  entry('owner.phone', 'Phone', 'Person in charge', '+44 20 7946 0001', ({ owner }) => owner?.phone ?? ''),
  entry('workspace.name', 'Our name', 'Workspace', 'Acme', ({ workspaceName }) => workspaceName),
  entry('portal.url', 'Link to the portal', 'Portal', 'https://portal.example.com/p/…', ({ customer }) =>
    absoluteUrl(customer.portalUrl),
  ),
];

function entry(
  path: string,
  label: string,
  group: string,
  sample: string,
  value: CatalogueEntry['value'],
): CatalogueEntry {
  return { path, label, group, sample, value };
}

const SAMPLES: Readonly<Record<AttributeDocument['type'], string>> = {
  text: 'Text',
  number: '1,234',
  date: '1 Mar 2026',
  boolean: 'Yes',
  choice: 'Choice',
  url: 'https://example.com',
  email: 'name@example.com',
};

/**
 * Everything that texts of a portal may hold: built in, and the attributes that are shown in portals (C-27). The sample of
 * our own name is that name: another one would look like a mistake in a text of ours.
 */
export async function catalogue(): Promise<CatalogueEntry[]> {
  const [attributes, { name }] = await Promise.all([
    AttributeModel.find({ showInPortal: true }).sort({ label: 1 }).lean<Attribute[]>(),
    keptSettings(),
  ]);
  const builtIn = BUILT_IN.map((known) => (known.path === 'workspace.name' ? { ...known, sample: name } : known));
  return [...builtIn, ...attributes.map(attributeEntry)];
}

/** The entries that texts mention; attributes are only looked up where one is. */
export async function entriesAt(paths: readonly string[]): Promise<CatalogueEntry[]> {
  const mentioned = ({ path }: CatalogueEntry) => paths.includes(path);
  const builtIn = BUILT_IN.filter(mentioned);
  return builtIn.length === new Set(paths).size ? builtIn : (await catalogue()).filter(mentioned);
}

function attributeEntry({ key, label, type }: Attribute): CatalogueEntry {
  return entry(`customer.attributes.${key}`, label, 'Attributes', SAMPLES[type], ({ customer }, language) =>
    inWords((customer.attributes as Record<string, unknown>)[key], type, language),
  );
}

function inWords(value: unknown, type: AttributeDocument['type'], language: string): string {
  if (typeof value === 'boolean') return t(language, value ? 'data.yes' : 'data.no');
  if (typeof value === 'number') return new Intl.NumberFormat(language).format(value);
  if (typeof value !== 'string') return '';
  return type === 'date' ? shortDate(value, language) : value;
}

/** What the entries are for one customer, by path; those without a value are absent. */
export async function valuesFor(
  about: CustomerSource,
  entries: readonly CatalogueEntry[],
  language: string,
): Promise<ReadonlyMap<string, string>> {
  const [customer, owner, workspace] = await Promise.all([about.customer(), about.owner(), keptSettings()]);
  if (!customer) return new Map();
  const source: Source = { customer, owner, workspaceName: workspace.name };
  const values = entries.map(({ path, value }) => [path, value(source, language)] as const);
  return new Map(values.filter(([, value]) => value !== ''));
}

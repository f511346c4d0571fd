import { blockTypes } from '../../renderer/blocks/index.ts';
import type { BlockInstance, PortalDocument } from '../../renderer/document.ts';
import { knownLanguage } from '../../renderer/i18n/index.ts';
import type { CompanyFact, Resolved, Scope } from '../../renderer/scope.ts';
import { resolveBlock } from '../blocks.ts';
import { clock } from '../clock.ts';
import { catalogue } from '../dynamic-data/values.ts';
import type { SignedInStaff } from '../http/route.ts';
import type { PageData } from '../pages/page-data.ts';
import { workspaceSettings } from '../workspace/settings.ts';

const SAMPLE_COMPANY: CompanyFact = {
  name: 'Northwind Traders',
  phone: '',
  website: '',
  address: { street: '', postalCode: '', city: '', region: '', country: '' },
};

/** A scope of no customer: no records, and the catalogue's samples as dynamic data. */
export function sampleScope(language: string, timeZone: string): Scope {
  return {
    now: clock.now(),
    language: knownLanguage(language),
    timeZone,
    notes: async () => [],
    tasks: async () => ({ items: [], total: 0, done: 0 }),
    files: async () => [],
    meetings: async () => [],
    healthScores: async () => [],
    company: async () => SAMPLE_COMPANY,
    async dynamicData(paths) {
      const wanted = (await catalogue()).filter(({ path }) => paths.includes(path));
      return new Map(wanted.map(({ path, sample }) => [path, sample]));
    },
  };
}

/** What a block shows where no customer is chosen: its own content, or its type's sample of customer data. */
export async function resolveSample(block: BlockInstance, scope: Scope): Promise<Resolved<Record<string, unknown>>> {
  const blockType = blockTypes.find(({ type }) => type === block.type);
  if (blockType?.group !== 'Customer data') return resolveBlock(block, scope);
  return { view: { ...blockType.sample } };
}

/** Data of a page for nobody in particular. */
export async function sampleData(chosenLanguage: PortalDocument['language'], staff: SignedInStaff): Promise<PageData> {
  const workspace = await workspaceSettings();
  const language = chosenLanguage ?? workspace.language;
  const logo = workspace.logoId ? `assets/${workspace.logoId.toHexString()}` : null;
  return {
    audience: {
      facts: {
        workspace: { name: workspace.name, logo },
        customer: { name: SAMPLE_COMPANY.name, logo: null },
        owner: { name: staff.name, role: '', photo: null, email: staff.email, phone: '' },
      },
      language,
      timeZone: workspace.timeZone,
      accent: workspace.accent,
      pictures: [],
    },
    scope: sampleScope(language, workspace.timeZone),
    resolve: resolveSample,
  };
}

import { LANGUAGES } from '../../document.ts';
import type { CompanyFact, Resolve } from '../../scope.ts';
import type { CompanyView, ProfileSettings, ProfileView } from './block.ts';
import { ADDRESS_LINES, COMPANY_PHONE, COMPANY_WEBSITE, OWN_TEXTS } from './fields.ts';

/** Whom the portal is for, to be kept up to date by its contacts (A-03, E-01). */
export const resolveProfile: Resolve<ProfileSettings, ProfileView> = async (settings, scope) => {
  const { own, company } = settings;
  const owns = (field: string) => own.some((one) => one === field);
  return {
    view: {
      heading: settings.heading,
      own: own.length > 0,
      ownFields: OWN_TEXTS.filter(({ name }) => owns(name)),
      languages: owns('language') ? LANGUAGES.map((code) => ({ code, name: nameOf(code) })) : [],
      timeZones: owns('timeZone') ? Intl.supportedValuesOf('timeZone') : [],
      company: company.length > 0 ? companyView(settings, await scope.company()) : null,
    },
  };
};

function companyView({ company, companyEditable, anonymous }: ProfileSettings, fact: CompanyFact): CompanyView {
  const { phone, website, address } = fact;
  const facts = [
    { name: 'phone', value: phone, link: false },
    { name: 'website', value: website, link: true },
    { name: 'address', value: addressLines(address), link: false },
  ] as const;
  const fields = [
    ...(company.includes('phone') ? [{ ...COMPANY_PHONE, value: phone }] : []),
    ...(company.includes('website') ? [{ ...COMPANY_WEBSITE, value: website }] : []),
    ...(company.includes('address') ? ADDRESS_LINES.map((line) => ({ ...line, value: address[line.name] })) : []),
  ];
  return {
    name: fact.name,
    facts: facts.filter(({ name, value }) => company.includes(name) && value !== ''),
    fields: companyEditable ? fields : [],
    forEverybody: anonymous,
  };
}

function addressLines({ street, postalCode, city, region, country }: CompanyFact['address']): string {
  return [street, [postalCode, city].filter(Boolean).join(' '), region, country].filter(Boolean).join('\n');
}

/** A language as its speakers call it. */
function nameOf(code: string): string {
  const name = new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

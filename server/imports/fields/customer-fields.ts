import { contactFields } from '../../contacts/contract.ts';
import { customerFields as api } from '../../customers/contract.ts';
import { Email } from '../../http/schemas.ts';
import { isTimeZone } from '../../http/time-zone.ts';
import { field, UnreadableCell, type ValuesOf } from './field-type.ts';
import { fits, oneOf, parseTags, withScheme } from './values.ts';

const address = api.address.shape;
const website = fits(api.website, 'is no web address');

const CONTACT_LANGUAGES = contactFields.language.unwrap().options;
const LANGUAGE_NAMES = new Intl.DisplayNames('en', { type: 'language' });

/** A language by its code, with or without a country, or by its name in English or in itself. */
function parseLanguage(text: string): (typeof CONTACT_LANGUAGES)[number] {
  const word = text.toLowerCase();
  const found = CONTACT_LANGUAGES.find((code) =>
    [code, LANGUAGE_NAMES.of(code), new Intl.DisplayNames(code, { type: 'language' }).of(code)]
      .map((name) => name?.toLowerCase())
      .includes(word.replace(/^([a-z]{2})[-_][a-z]{2}$/, '$1')),
  );
  if (!found) throw new UnreadableCell(`is none of the languages ${CONTACT_LANGUAGES.join(', ')}`);
  return found;
}

function parseTimeZone(text: string): string {
  if (!isTimeZone(text)) throw new UnreadableCell('is no time zone like Europe/Berlin');
  return text;
}

/** What a column of a file of customers can be mapped to, beside attributes. */
export const customerImportFields = {
  name: field({
    label: 'Name',
    help: 'Name of the company.',
    required: true,
    headers: [
      'company name',
      'customer name',
      'account name',
      'client name',
      'organisation',
      'organization',
      'company',
      'customer',
      'account',
      'client',
      'firma',
      'kunde',
      'societe',
      'empresa',
      'name',
    ],
    parse: fits(api.name),
  }),
  externalId: field({
    label: 'External id',
    help: 'Id of the customer in another system. A customer who has it already is updated, not made again.',
    headers: [
      'external id',
      'customer id',
      'customer number',
      'customer no',
      'customer code',
      'account id',
      'account number',
      'company id',
      'client id',
      'crm id',
      'kundennummer',
      'id',
      'code',
      'key',
    ],
    parse: fits(api.externalId.unwrap()),
  }),
  'contact.name': field({
    label: 'Contact: name',
    help: 'Name of one person at the customer. A contact with the same e-mail, else the same name, is updated.',
    headers: ['contact name', 'contact', 'contact person', 'primary contact', 'ansprechpartner', 'full name', 'name'],
    parse: fits(contactFields.name),
  }),
  'contact.email': field({
    label: 'Contact: e-mail',
    help: 'E-mail of the contact; no two contacts can have the same.',
    headers: ['contact email', 'contact e mail', 'email', 'e mail', 'email address', 'e mail address', 'mail'],
    parse: fits(Email, 'is no e-mail address'),
  }),
  'contact.role': field({
    label: 'Contact: role',
    help: 'What the contact does at the customer, “Marketing manager”.',
    headers: ['contact title', 'contact role', 'job title', 'role', 'position', 'function', 'title'],
    parse: fits(contactFields.role),
  }),
  'contact.phone': field({
    label: 'Contact: phone',
    help: 'Phone of the contact.',
    headers: ['contact phone', 'direct phone', 'mobile', 'mobile phone', 'cell'],
    parse: fits(contactFields.phone),
  }),
  'contact.language': field({
    label: 'Contact: language',
    help: 'Language in which the contact reads the portal and their mail: en, de, fr or es, or its name.',
    headers: ['contact language', 'preferred language'],
    choices: () => CONTACT_LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES.of(value) ?? value })),
    parse: parseLanguage,
  }),
  'contact.timeZone': field({
    label: 'Contact: time zone',
    help: 'Time zone of the contact, a name like Europe/Berlin.',
    headers: ['contact time zone', 'contact timezone'],
    parse: parseTimeZone,
  }),
  'address.street': field({
    label: 'Address: street',
    help: 'Street and house number.',
    headers: ['address', 'street', 'street address', 'address line 1', 'billing street', 'billing address', 'strasse'],
    parse: fits(address.street.unwrap()),
  }),
  'address.city': field({
    label: 'Address: city',
    help: 'City or town.',
    headers: ['city', 'town', 'billing city', 'ort', 'stadt', 'ville', 'ciudad'],
    parse: fits(address.city.unwrap()),
  }),
  'address.region': field({
    label: 'Address: region',
    help: 'State, province or region.',
    headers: ['region', 'state', 'province', 'state province', 'county', 'billing state', 'bundesland'],
    parse: fits(address.region.unwrap()),
  }),
  'address.postalCode': field({
    label: 'Address: postal code',
    help: 'Postal or ZIP code.',
    headers: ['postal code', 'zip', 'zip code', 'postcode', 'zip postal code', 'billing zip', 'plz', 'code postal'],
    parse: fits(address.postalCode.unwrap()),
  }),
  'address.country': field({
    label: 'Address: country',
    help: 'Country, as it is to be shown.',
    headers: ['country', 'billing country', 'land', 'pays', 'pais'],
    parse: fits(address.country.unwrap()),
  }),
  phone: field({
    label: 'Phone',
    help: 'Phone of the company.',
    headers: ['phone', 'telephone', 'phone number', 'company phone', 'tel', 'telefon'],
    parse: fits(api.phone),
  }),
  website: field({
    label: 'Website',
    help: 'Web address; “https://” may be left out.',
    headers: ['website', 'web site', 'home page', 'homepage', 'url', 'web', 'domain'],
    parse: (text) => website(withScheme(text)),
  }),
  industry: field({
    label: 'Industry',
    help: 'What the company does.',
    headers: ['industry', 'sector', 'branche', 'vertical'],
    parse: fits(api.industry),
  }),
  stage: field({
    label: 'Stage',
    help: 'Lifecycle stage, one of those in Settings.',
    headers: ['stage', 'lifecycle stage', 'lifecycle', 'phase'],
    choices: ({ stages }) => stages.map((stage) => ({ value: stage, label: stage })),
    parse: (text, { stages }) => oneOf(stages, text),
  }),
  owner: field({
    label: 'Owner',
    help: 'Staff member in charge: their e-mail or name, or any value that you match to a person below.',
    namesStaff: true,
    headers: [
      'owner',
      'account owner',
      'account manager',
      'customer success manager',
      'csm',
      'responsible',
      'betreuer',
    ],
    parse: (text, { staffOf }) => {
      const staffId = staffOf(text);
      if (staffId === undefined) throw new UnreadableCell('is nobody on staff; match it to a person');
      return staffId;
    },
  }),
  tags: field({
    label: 'Tags',
    help: 'Tags, separated by commas, semicolons or bars.',
    headers: ['tags', 'labels', 'tag', 'segments', 'segment'],
    parse: parseTags,
  }),
} as const;

export type CustomerValues = ValuesOf<typeof customerImportFields>;

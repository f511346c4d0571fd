import { z } from 'zod';
import { defineBlockType } from '../../block-type.ts';
import { Heading } from '../settings.ts';

/** What a contact may see and change about themselves. */
export const OWN_FIELDS = ['name', 'phone', 'role', 'language', 'timeZone'] as const;
/** What may be shown of the company. */
export const COMPANY_FIELDS = ['phone', 'website', 'address'] as const;
/** The parts of an address, as they are written below each other. */
export const ADDRESS_PARTS = ['street', 'postalCode', 'city', 'region', 'country'] as const;

export type OwnField = (typeof OWN_FIELDS)[number];
export type CompanyField = (typeof COMPANY_FIELDS)[number];
export type AddressPart = (typeof ADDRESS_PARTS)[number];

export const profileSettings = z.strictObject({
  heading: Heading,
  own: z
    .array(z.enum(OWN_FIELDS))
    .default([...OWN_FIELDS])
    .meta({
      title: 'Their own details',
      description: 'What contacts who signed in by mail see and change about themselves',
      control: 'choices',
    }),
  company: z
    .array(z.enum(COMPANY_FIELDS))
    .default([...COMPANY_FIELDS])
    .meta({
      title: 'The company’s details',
      description: 'What is shown of the customer',
      control: 'choices',
    }),
  companyEditable: z.boolean().default(true).meta({
    title: 'Contacts can change the company’s details',
    control: 'switch',
  }),
  anonymous: z.boolean().default(true).meta({
    title: 'Show the company’s details to everybody',
    description: 'Also to visitors who did not sign in; they can change nothing',
    control: 'switch',
  }),
});
export type ProfileSettings = z.infer<typeof profileSettings>;

/** A line of a form; what stands in it is the company's, or each contact's own and filled into a hole. */
export interface ProfileField {
  /** Also the key of its label. */
  readonly name: 'name' | 'phone' | 'role' | 'website' | AddressPart;
  /** What the form calls it. */
  readonly input: string;
  readonly type: 'text' | 'tel';
  readonly max: number;
  /** What browsers fill in by themselves. */
  readonly complete: string;
}

export interface CompanyView {
  readonly name: string;
  /** What is known of it. */
  readonly facts: readonly { readonly name: CompanyField; readonly value: string; readonly link: boolean }[];
  /** What contacts can change; empty where they cannot. */
  readonly fields: readonly (ProfileField & { readonly value: string })[];
  /** Whether visitors who did not sign in see it. */
  readonly forEverybody: boolean;
}

export type ProfileView = {
  readonly heading: string;
  /** Whether contacts see details of their own. */
  readonly own: boolean;
  readonly ownFields: readonly ProfileField[];
  /** Offered as their own; empty where that is not theirs to choose. */
  readonly languages: readonly { readonly code: string; readonly name: string }[];
  readonly timeZones: readonly string[];
  readonly company: CompanyView | null;
};

export const profileBlock = defineBlockType<'profile', typeof profileSettings, ProfileView>({
  type: 'profile',
  label: 'Profile',
  description: 'Contacts keep their own details and the company’s up to date',
  icon: 'contact-round',
  group: 'Customer data',
  version: 1,
  settings: profileSettings,
  migrations: [],
  sample: {
    heading: '',
    own: true,
    ownFields: [{ name: 'name', input: 'fullName', type: 'text', max: 200, complete: 'name' }],
    languages: [
      { code: 'en', name: 'English' },
      { code: 'de', name: 'Deutsch' },
    ],
    timeZones: ['America/Los_Angeles', 'Europe/Berlin'],
    company: {
      name: 'Northwind Traders',
      facts: [
        { name: 'phone', value: '+1 206 555 0100', link: false },
        { name: 'website', value: 'https://northwind.example', link: true },
        { name: 'address', value: '507 20th Avenue\n98122 Seattle\nUSA', link: false },
      ],
      fields: [
        { name: 'phone', input: 'phone', type: 'tel', max: 60, complete: 'tel', value: '+1 206 555 0100' },
        { name: 'city', input: 'city', type: 'text', max: 100, complete: 'address-level2', value: 'Seattle' },
      ],
      forEverybody: true,
    },
  },
});

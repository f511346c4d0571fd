import { z } from 'zod';
import { type ActionContext, ActionRefused, type BlockActions, defineAction } from '../../actions.ts';
import { LANGUAGES } from '../../document.ts';
import { t } from '../../i18n/index.ts';
import type { CompanyField, ProfileSettings } from './block.ts';

/** What would hide, or break the line. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

function line(max: number) {
  return z
    .string()
    .transform((value) => value.replace(HIDDEN, '').trim())
    .pipe(z.string().max(max));
}

const OwnBody = z
  .strictObject({
    record: z.literal('own'),
    fullName: line(200).pipe(z.string().min(1)),
    role: line(100),
    phone: line(60),
    language: z.enum(['', ...LANGUAGES]),
    timeZone: z.string().max(60),
  })
  .partial()
  .required({ record: true });

const CompanyBody = z
  .strictObject({
    record: z.literal('company'),
    phone: line(60),
    website: line(500),
    street: line(200),
    postalCode: line(30),
    city: line(100),
    region: line(100),
    country: line(100),
  })
  .partial()
  .required({ record: true });

/** Which setting lets a line of the company's form through. */
const SHOWN_BY: Readonly<Partial<Record<string, CompanyField>>> = { phone: 'phone', website: 'website' };

/** What a contact who signed in by mail may change: their own details, and the company's (A-03, E-01). */
export const profileActions: BlockActions<ProfileSettings> = {
  own: defineAction<ProfileSettings, typeof OwnBody>({
    body: OwnBody,
    async run({ record: _record, fullName, language, timeZone, ...texts }, context) {
      const { settings, scope, effects } = context;
      requireContact(context);
      const known = scope.timeZone === timeZone || !timeZone || Intl.supportedValuesOf('timeZone').includes(timeZone);
      const changes = {
        ...texts,
        ...(fullName === undefined ? {} : { name: fullName }),
        ...(language === undefined ? {} : { language: language === '' ? null : language }),
        ...(timeZone === undefined ? {} : { timeZone: timeZone === '' ? null : timeZone }),
      };
      const allowed = Object.keys(changes).every((field) => settings.own.some((own) => own === field));
      if (!allowed || !known) throw refused(context);
      await effects.changeOwnDetails(changes);
    },
  }),
  company: defineAction<ProfileSettings, typeof CompanyBody>({
    body: CompanyBody,
    async run({ record: _record, ...typed }, context) {
      const { settings, effects } = context;
      const { phone, website, ...address } = typed;
      requireContact(context);
      const allowed = Object.keys(typed).every((field) => settings.company.includes(SHOWN_BY[field] ?? 'address'));
      const site = website === undefined ? undefined : webAddress(website);
      if (!settings.companyEditable || !allowed || site === null) throw refused(context);
      await effects.changeCompanyDetails({
        ...(phone === undefined ? {} : { phone }),
        ...(site === undefined ? {} : { website: site }),
        ...(Object.keys(address).length > 0 ? { address } : {}),
      });
    },
  }),
};

function requireContact({ viewer, scope }: ActionContext<ProfileSettings>): void {
  if (viewer.kind !== 'contact') throw new ActionRefused('not-yours', t(scope.language, 'profile.signIn'));
}

function refused({ scope }: ActionContext<ProfileSettings>): ActionRefused {
  return new ActionRefused('invalid', t(scope.language, 'error.invalid'));
}

/** An address of the web, whose scheme may be left out; null for anything else. */
function webAddress(typed: string): string | null {
  if (typed === '') return '';
  const address = /^[a-z][a-z\d+.-]*:/i.test(typed) ? typed : `https://${typed}`;
  return z
    .url({ protocol: /^https?$/ })
    .max(500)
    .safeParse(address).success
    ? address
    : null;
}

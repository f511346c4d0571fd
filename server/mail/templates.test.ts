import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../renderer/document.ts';
import { dynamicPaths } from '../../renderer/dynamic-data.ts';
import { typedPaths } from '../../renderer/mail/tokens.ts';
import { attributesApi } from '../attributes/contract.ts';
import { contactsApi } from '../contacts/contract.ts';
import { customersApi } from '../customers/contract.ts';
import type { TestApp, TestStaff } from '../testing/app.ts';
import { sendDueMail } from '../testing/mail.ts';
import { richText, startPortalTestApp } from '../testing/portal.ts';
import { mailTemplatesApi } from './contract.ts';
import { mailCatalogue } from './dynamic-data.ts';
import { TEXT_KINDS } from './kinds.ts';
import { MailModel } from './model.ts';
import { queueMail } from './queue.ts';
import { readyMade } from './ready-made/ready-made.ts';

let app: TestApp;
let admin: TestStaff;

beforeAll(async () => {
  ({ app, admin } = await startPortalTestApp());
});
afterAll(() => app.close());
afterEach(() => MailModel.deleteMany({}));

const params = { templateId: 'sign-in-code' as const, language: 'en' as const };
const draft = (words: string, fields: object = {}) => ({
  subject: 'Hello',
  body: richText(words),
  button: '',
  ...fields,
});
const preview = (words: string, fields: object = {}) =>
  admin.call(mailTemplatesApi.preview, { params, body: draft(words, fields) });

describe('E-11 ready-made texts', () => {
  test.each(TEXT_KINDS.flatMap((kind) => LANGUAGES.map((language) => [kind, language] as const)))(
    '%s in %s holds only what such a mail knows',
    async (kind, language) => {
      const known = new Set((await mailCatalogue(kind)).map(({ path }) => path));
      const { subject, body } = readyMade(kind, language);
      const used = [...typedPaths(subject, () => true), ...dynamicPaths(body)];
      expect(used.filter((path) => !known.has(path))).toEqual([]);
    },
  );
});

describe('E-11 edited texts', () => {
  test.each(['{{code}}', '{{ code }}', '{{login.code}}', '|client_code_verification|'])(
    '%s typed as text becomes the code',
    async (typed) => {
      await admin.call(mailTemplatesApi.saveText, { params, body: draft(`Your code: ${typed}.`) });
      const to = { email: 'ana@northwind.example', name: 'Ana' };
      await queueMail({ key: typed, kind: 'sign-in-code', to, customerId: null, values: { code: '482915' } });
      await sendDueMail();
      const mail = await MailModel.findOne({ key: typed }).orFail().lean();
      expect(mail.rendered?.text).toContain('Your code: 482915.');
      const template = await admin.call(mailTemplatesApi.resetText, { params });
      expect(template.edited).toEqual([]);
    },
  );

  test('other words in braces stay words, and a value that holds a token is not filled in again', async () => {
    const contact = await contactNamed('{{code}} |code| {{7*7}}');
    const shown = await preview('{{7*7}} {{constructor}} {{contact.name}}', contact);
    expect(shown.text).toContain('{{7*7}} {{constructor}} {{code}} |code| {{7*7}}');
  });

  test('C-27 an attribute that is not shown in portals has no value, however it is written', async () => {
    const contact = await contactNamed('Ana');
    for (const [label, showInPortal] of [
      ['Plan', true],
      ['Margin', false],
    ] as const)
      await admin.call(attributesApi.create, { body: { label, type: 'text', showInPortal } });
    await admin.call(customersApi.update, {
      params: { customerId: contact.customerId },
      body: { attributes: { plan: 'Gold', margin: '42 %' } },
    });
    const shown = await preview('Plan {{customer.attributes.plan}}, margin |customer.attributes.margin|.', contact);
    expect(shown.text).toContain('Plan Gold, margin .');
  });

  test('each language has its own text; two people writing two of them at once keep both', async () => {
    const templateId = 'invitation' as const;
    await Promise.all(
      LANGUAGES.map((language) =>
        admin.call(mailTemplatesApi.saveText, {
          params: { templateId, language },
          body: draft('Text', { subject: `In ${language}` }),
        }),
      ),
    );
    const { texts } = await admin.call(mailTemplatesApi.get, { params: { templateId } });
    expect(texts.map(({ language, subject, edited }) => [language, subject, edited])).toEqual(
      LANGUAGES.map((language) => [language, `In ${language}`, true]),
    );
  });

  test('a subject of two lines is refused', async () => {
    const refused = await admin.refused(mailTemplatesApi.saveText, {
      params,
      body: draft('Text', { subject: 'One\nBcc: eve@evil.example' }),
    });
    expect([refused.status, Object.keys(refused.body.error.fields ?? {})]).toEqual([422, ['subject']]);
  });

  test('no link of a text leads to a script', async () => {
    const link = { type: 'link', url: 'java\nscript:alert(1)', children: [{ type: 'text', text: 'Press' }] };
    const shown = await admin.call(mailTemplatesApi.preview, {
      params,
      body: { subject: 'Hello', body: richText(link), button: '' },
    });
    const page = await (await admin.fetch(shown.html)).text();
    expect(page).toContain('Press');
    expect(page).not.toContain('script:');
  });

  test('a preview is for who asked for it', async () => {
    const { html } = await preview('Hello');
    expect((await admin.fetch(html)).status).toBe(200);
    expect((await (await app.signIn('csm')).fetch(html)).status).toBe(404);
  });

  test('a test goes to oneself, and lets nobody in', async () => {
    const { email } = await admin.call(mailTemplatesApi.test, { params, body: draft('Code {{code}}') });
    await sendDueMail();
    const mail = await MailModel.findOne({ kind: 'test' }).orFail().lean();
    expect([mail.to.email, mail.rendered?.subject]).toEqual([email, 'Hello']);
    expect(mail.rendered?.text).toContain('Code 482 915');
  });
});

test('E-11 a template of the workspace’s own is made, used, renamed and deleted', async () => {
  const { id: templateId } = await admin.call(mailTemplatesApi.create, { body: { name: 'Welcome' } });
  await admin.call(mailTemplatesApi.saveText, {
    params: { templateId, language: 'en' },
    body: draft('Welcome, {{contact.name}}', { subject: 'Welcome to {{workspace.name}}' }),
  });
  await admin.call(mailTemplatesApi.rename, { params: { templateId }, body: { name: 'First steps' } });
  const { items } = await admin.call(mailTemplatesApi.list, {});
  expect(items.at(-1)).toMatchObject({ id: templateId, kind: null, name: 'First steps', edited: ['en'] });
  await admin.call(mailTemplatesApi.remove, { params: { templateId } });
  expect((await admin.refused(mailTemplatesApi.get, { params: { templateId } })).status).toBe(404);
  expect(
    (await admin.refused(mailTemplatesApi.get, { params: { templateId: 'nothing' as 'invitation' } })).status,
  ).toBe(404);
});

async function contactNamed(name: string) {
  const { id: customerId } = await admin.call(customersApi.create, { body: { name: 'Northwind' } });
  const contact = await admin.call(contactsApi.create, { params: { customerId }, body: { name } });
  return { customerId, contactId: contact.id };
}

import { z } from 'zod';
import { RichText } from '../../renderer/rich-text/schema.ts';
import { AttributeValue } from '../attributes/contract.ts';
import { CustomerParams } from '../customers/contract.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Id, Name, PageQuery, pageOf, Timestamp } from '../http/schemas.ts';

const Someone = z.enum(['anyone', 'customer', 'staff']);

/** When an automation acts: something that happens at a customer. */
export const Trigger = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('portal-published') }),
    z.strictObject({ kind: z.literal('link-shared') }),
    z.strictObject({ kind: z.literal('first-visit') }),
    z.strictObject({ kind: z.literal('no-visit'), days: z.int().min(1).max(365) }),
    z.strictObject({ kind: z.literal('stage-entered'), stage: z.string().max(50).nullable() }),
    z.strictObject({ kind: z.literal('contact-added') }),
    z.strictObject({ kind: z.literal('task-assigned') }),
    z.strictObject({ kind: z.literal('task-completed'), by: Someone }),
    z.strictObject({ kind: z.literal('task-reopened'), by: Someone }),
    z.strictObject({ kind: z.literal('task-overdue') }),
    z.strictObject({ kind: z.literal('comment-added'), by: Someone }),
    z.strictObject({ kind: z.literal('file-uploaded') }),
    z.strictObject({ kind: z.literal('details-changed') }),
  ])
  .meta({ id: 'AutomationTrigger' });

export const ConditionOperator = z.enum([
  'is',
  'is-not',
  'contains',
  'contains-not',
  'greater',
  'less',
  'empty',
  'not-empty',
]);

/** Something that must be so at the customer when it happens. */
export const Condition = z
  .strictObject({
    field: z.string().max(100).meta({ description: 'stage, tags, owner, … or attributes.<key>; see options' }),
    operator: ConditionOperator,
    value: AttributeValue.meta({ description: 'null for empty and not-empty' }),
  })
  .meta({ id: 'AutomationCondition' });

/** Who gets a mail. `event-contact` is whom the event is about: the new contact, who has the task, who came. */
const MailRecipient = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('owner') }),
  z.strictObject({ kind: z.literal('contacts') }),
  z.strictObject({ kind: z.literal('role'), role: z.string().trim().min(1).max(100) }),
  z.strictObject({ kind: z.literal('event-contact') }),
]);

const MailText = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready-made'), name: z.enum(['invitation', 'portal-published']) }),
  z.strictObject({ kind: z.literal('template'), templateId: Id }),
  z.strictObject({
    kind: z.literal('text'),
    subject: z.string().trim().min(1, 'is required').max(200),
    body: RichText,
  }),
]);

const StaffRecipient = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('owner') }),
  z.strictObject({ kind: z.literal('role'), role: z.enum(['admin', 'csm', 'am']) }),
  z.strictObject({ kind: z.literal('person'), staffId: Id }),
]);

const Tag = z.string().trim().min(1, 'is required').max(50);

/** What an automation does. */
export const Action = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('send-mail'), to: MailRecipient, mail: MailText }),
    z.strictObject({ kind: z.literal('start-playbook'), playbookId: Id }),
    z.strictObject({ kind: z.literal('set-attribute'), field: z.string().max(100), value: AttributeValue }),
    z.strictObject({ kind: z.literal('add-tag'), tag: Tag }),
    z.strictObject({ kind: z.literal('remove-tag'), tag: Tag }),
    z.strictObject({
      kind: z.literal('notify-staff'),
      to: StaffRecipient,
      text: z.string().trim().min(1, 'is required').max(300),
    }),
    z.strictObject({ kind: z.literal('call-webhook'), webhookId: Id }),
  ])
  .meta({ id: 'AutomationAction' });

/** What became of one action of a run. */
const RunStep = z.object({ kind: z.string(), outcome: z.enum(['done', 'skipped', 'failed']), text: z.string() });

/** One time that an automation looked at an event, and what it did or why not. */
export const AutomationRun = z
  .object({
    id: Id,
    automationId: Id,
    automationName: z.string(),
    customerId: Id,
    customerName: z.string(),
    event: z.string(),
    state: z.enum(['running', 'done', 'skipped', 'failed']),
    reason: z.string().meta({ description: 'Why nothing was done; empty otherwise' }),
    steps: z.array(RunStep),
    at: Timestamp,
  })
  .meta({ id: 'AutomationRun' });

/** When … if … then …: what the program does by itself (C-22, C-24, E-11). */
export const Automation = z
  .object({
    id: Id,
    name: z.string(),
    enabled: z.boolean(),
    when: Trigger,
    conditions: z.array(Condition),
    actions: z.array(Action),
    lastRun: AutomationRun.pick({ at: true, state: true, customerName: true }).nullable(),
    updatedAt: Timestamp,
  })
  .meta({ id: 'Automation' });

const rule = {
  when: Trigger,
  conditions: z.array(Condition).max(10),
  actions: z.array(Action).min(1, 'needs at least one').max(10),
};
const fields = { name: Name, enabled: z.boolean(), ...rule };
export const NewAutomation = z.strictObject(fields);

/** A field of a customer that conditions can look at, and some of which actions can set. */
export const AutomationField = z
  .object({
    field: z.string(),
    label: z.string(),
    type: z.enum(['text', 'number', 'date', 'boolean', 'choice', 'tags', 'staff']),
    choices: z.array(z.string()),
    operators: z.array(ConditionOperator),
    settable: z.boolean(),
  })
  .meta({ id: 'AutomationField' });

const params = z.object({ automationId: Id });

export const automationsApi = {
  list: defineEndpoint({
    method: 'get',
    path: '/automations',
    tag: 'Automations',
    access: ['admin', 'csm'],
    summary: 'All automations, by name',
    response: z.object({ items: z.array(Automation) }),
  }),
  options: defineEndpoint({
    method: 'get',
    path: '/automations/options',
    tag: 'Automations',
    access: ['admin', 'csm'],
    summary: 'Fields for conditions and actions, and the roles that contacts have',
    response: z.object({ fields: z.array(AutomationField), roles: z.array(z.string()) }),
  }),
  get: defineEndpoint({
    method: 'get',
    path: '/automations/:automationId',
    tag: 'Automations',
    access: ['admin', 'csm'],
    summary: 'One automation',
    params,
    response: Automation,
  }),
  create: defineEndpoint({
    method: 'post',
    path: '/automations',
    tag: 'Automations',
    access: ['admin', 'csm'],
    summary: 'Make an automation; it acts on what happens from then on',
    body: NewAutomation,
    response: Automation,
    status: 201,
  }),
  update: defineEndpoint({
    method: 'patch',
    path: '/automations/:automationId',
    tag: 'Automations',
    access: ['admin', 'csm'],
    summary: 'Change an automation, or switch it on or off',
    params,
    body: z.strictObject(fields).partial(),
    response: Automation,
  }),
  remove: defineEndpoint({
    method: 'delete',
    path: '/automations/:automationId',
    tag: 'Automations',
    access: ['admin', 'csm'],
    summary: 'Delete an automation; its runs stay to be read until they expire',
    params,
  }),
  runs: defineEndpoint({
    method: 'get',
    path: '/automation-runs',
    tag: 'Automations',
    access: ['admin', 'csm'],
    summary: 'What automations did in the last 30 days, or why not, latest first',
    query: PageQuery.extend({
      automationId: Id.optional(),
      customerId: Id.optional(),
      state: AutomationRun.shape.state.optional(),
    }),
    response: pageOf(AutomationRun),
  }),
  tryOut: defineEndpoint({
    method: 'post',
    path: '/customers/:customerId/automations/try',
    tag: 'Automations',
    access: ['admin', 'csm'],
    summary: 'What an automation, saved or not, would do if it happened at this customer now; nothing is done',
    params: CustomerParams,
    body: z.strictObject(rule),
    response: z.object({
      conditions: z.array(z.object({ met: z.boolean(), actual: z.string() })),
      steps: z.array(z.object({ kind: z.string(), would: z.boolean(), text: z.string() })),
    }),
  }),
};

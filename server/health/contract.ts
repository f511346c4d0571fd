import { z } from 'zod';
import { CustomerParams } from '../customers/contract.ts';
import { defineEndpoint } from '../http/endpoint.ts';
import { Actor, Day, Id, Name } from '../http/schemas.ts';

/** Band of a health score: from this value up, until the next band. `tone` picks colour and icon. */
export const Band = z.strictObject({ from: z.number(), label: Name, tone: z.enum(['bad', 'warning', 'good']) });

/** A score is defined once for the workspace; customers have dated values of it (C-13). */
export const HealthScore = z
  .object({
    id: Id,
    name: z.string(),
    description: z.string(),
    min: z.number(),
    max: z.number(),
    unit: z.string(),
    bands: z.array(Band),
    showInPortal: z.boolean(),
  })
  .meta({ id: 'HealthScore' });

export const HealthValue = z
  .object({ id: Id, scoreId: Id, day: Day, value: z.number(), comment: z.string(), createdBy: Actor })
  .meta({ id: 'HealthValue' });

const scoreFields = {
  name: Name,
  description: z.string().max(1000),
  min: z.number(),
  max: z.number(),
  unit: z.string().max(20),
  bands: z.array(Band).min(1).max(7),
  showInPortal: z.boolean(),
};
const valueFields = { scoreId: Id, day: Day, value: z.number(), comment: z.string().max(1000) };

export const healthScoresApi = {
  list: defineEndpoint({
    method: 'get',
    path: '/health-scores',
    tag: 'Health scores',
    access: 'staff',
    summary: 'Health scores of the workspace',
    response: z.object({ items: z.array(HealthScore) }),
  }),
  create: defineEndpoint({
    method: 'post',
    path: '/health-scores',
    tag: 'Health scores',
    access: ['admin', 'csm'],
    summary: 'Define a health score',
    body: z.strictObject(scoreFields).partial({ description: true, unit: true, showInPortal: true }),
    response: HealthScore,
    status: 201,
  }),
  update: defineEndpoint({
    method: 'patch',
    path: '/health-scores/:scoreId',
    tag: 'Health scores',
    access: ['admin', 'csm'],
    summary: 'Change a health score',
    params: z.object({ scoreId: Id }),
    body: z.strictObject(scoreFields).partial(),
    response: HealthScore,
  }),
  remove: defineEndpoint({
    method: 'delete',
    path: '/health-scores/:scoreId',
    tag: 'Health scores',
    access: ['admin'],
    summary: 'Delete a health score with all its values',
    params: z.object({ scoreId: Id }),
  }),
};

const valueParams = CustomerParams.extend({ valueId: Id });

export const healthValuesApi = {
  list: defineEndpoint({
    method: 'get',
    path: '/customers/:customerId/health-values',
    tag: 'Health scores',
    access: 'staff',
    summary: 'Dated values of a customer, oldest first',
    params: CustomerParams,
    query: z.object({ scoreId: Id.optional() }),
    response: z.object({ items: z.array(HealthValue) }),
  }),
  create: defineEndpoint({
    method: 'post',
    path: '/customers/:customerId/health-values',
    tag: 'Health scores',
    access: 'staff',
    summary: 'Record a value; one per score and day, a second replaces the first',
    params: CustomerParams,
    body: z.strictObject(valueFields).partial({ comment: true }),
    response: HealthValue,
    status: 201,
  }),
  update: defineEndpoint({
    method: 'patch',
    path: '/customers/:customerId/health-values/:valueId',
    tag: 'Health scores',
    access: 'staff',
    summary: 'Correct a value',
    params: valueParams,
    body: z.strictObject({ day: Day, value: z.number(), comment: z.string().max(1000) }).partial(),
    response: HealthValue,
  }),
  remove: defineEndpoint({
    method: 'delete',
    path: '/customers/:customerId/health-values/:valueId',
    tag: 'Health scores',
    access: 'staff',
    summary: 'Delete a value',
    params: valueParams,
  }),
};

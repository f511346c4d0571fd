import { z } from 'zod';
import { defineEndpoint } from '../http/endpoint.ts';
import { Name } from '../http/schemas.ts';

const HexColour = z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour like #2563eb');

export const Workspace = z
  .object({
    name: z.string(),
    logoUrl: z.string().nullable(),
    accent: z.string().meta({ description: 'Accent colour of the workspace, #rrggbb' }),
    language: z.string(),
    timeZone: z.string(),
    stages: z.array(z.string()).meta({ description: 'Lifecycle stages a customer can be in, in order' }),
    viewerSessionDays: z
      .number()
      .int()
      .meta({ description: 'A visit to a protected portal ends after so many days without a request' }),
    recordVisits: z.boolean().meta({ description: 'Whether visits to portals are recorded' }),
    visitsKeptDays: z.number().int().meta({ description: 'After so many days a visit is forgotten' }),
    portalFeature: z.enum(['off', 'active']),
    /** How many portals answer under a link now; what switching the feature off would silence. */
    sharedPortals: z.number().int(),
  })
  .meta({ id: 'Workspace' });

/** Settings of the installation as a whole. */
export const workspaceApi = {
  get: defineEndpoint({
    method: 'get',
    path: '/workspace',
    tag: 'Workspace',
    access: 'staff',
    summary: 'Workspace settings',
    response: Workspace,
  }),
  update: defineEndpoint({
    method: 'patch',
    path: '/workspace',
    tag: 'Workspace',
    access: ['admin'],
    summary: 'Change workspace settings; switching the portal feature off silences every link at once',
    body: z
      .strictObject({
        name: Name,
        accent: HexColour,
        language: z.enum(['en', 'de', 'fr', 'es']),
        timeZone: z.string().max(60).meta({ description: 'IANA name, Europe/Berlin' }),
        stages: z.array(z.string().trim().min(1).max(50)).min(1).max(30),
        stageMoves: z
          .array(z.strictObject({ from: z.string().max(50), to: z.string().trim().max(50).nullable() }))
          .max(30)
          .meta({ description: 'What becomes of customers whose stage is renamed or removed by `stages`' }),
        viewerSessionDays: z.number().int().min(1).max(365),
        recordVisits: z.boolean(),
        visitsKeptDays: z.number().int().min(1).max(1830),
        portalFeature: z.enum(['off', 'active']),
      })
      .partial(),
    response: Workspace,
  }),
  setLogo: defineEndpoint({
    method: 'put',
    path: '/workspace/logo',
    tag: 'Workspace',
    access: ['admin'],
    summary: 'Upload the workspace logo',
    multipart: { field: 'file', maxBytes: 10_000_000 },
    response: Workspace,
  }),
  removeLogo: defineEndpoint({
    method: 'delete',
    path: '/workspace/logo',
    tag: 'Workspace',
    access: ['admin'],
    summary: 'Remove the workspace logo',
    response: Workspace,
  }),
};

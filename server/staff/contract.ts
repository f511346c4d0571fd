import { z } from 'zod';
import { defineEndpoint, STAFF_ROLES } from '../http/endpoint.ts';
import { Email, Id, Name, Timestamp } from '../http/schemas.ts';
import { SecondFactorCode } from './account-contract.ts';

/** bcrypt reads 72 bytes and silently drops the rest, so more is refused. */
export const Password = z
  .string()
  .min(10, 'must have at least 10 characters')
  .refine((value) => !value.includes('\0'), 'must not contain a NUL character')
  .refine((value) => new TextEncoder().encode(value).length <= 72, 'must be at most 72 bytes long');

export const NewsMail = z.enum(['off', 'hourly', 'daily']);

export const StaffRoleSchema = z.enum(STAFF_ROLES);

export const StaffMember = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string(),
    role: StaffRoleSchema,
    title: z.string().meta({ description: 'Job title shown to customers, "Customer success manager"' }),
    phone: z.string(),
    photoUrl: z.string().nullable(),
    disabled: z.boolean(),
    invited: z.boolean().meta({ description: 'Has not chosen a password yet' }),
    secondFactor: z.boolean().meta({ description: 'Signs in with a code of an authenticator app as well' }),
    allCustomers: z.boolean().meta({ description: 'An account manager who serves all customers, not only their own' }),
    newsMail: NewsMail.meta({ description: 'How often unread news are mailed' }),
    lastSeenAt: Timestamp.nullable(),
  })
  .meta({ id: 'StaffMember' });

const staffFields = {
  name: Name,
  title: z.string().trim().max(100),
  phone: z.string().trim().max(50),
};

/** Signing in and out, and one's own account. */
export const sessionApi = {
  signIn: defineEndpoint({
    method: 'post',
    path: '/session',
    tag: 'Session',
    access: 'public',
    summary: 'Sign in with e-mail and password',
    body: z.strictObject({
      email: z.string().max(254),
      password: z.string().max(1000),
      code: SecondFactorCode.optional().meta({ description: 'Asked for by the error `second-factor-needed`' }),
    }),
    response: StaffMember,
  }),
  signInWithToken: defineEndpoint({
    method: 'post',
    path: '/session/token',
    tag: 'Session',
    access: 'public',
    summary: 'Sign in with a one-click link (demo roles), or choose a password with a mailed one (invitation, reset)',
    body: z.strictObject({
      token: z.string().max(200),
      password: Password.optional(),
      code: SecondFactorCode.optional(),
    }),
    response: StaffMember,
  }),
  reset: defineEndpoint({
    method: 'post',
    path: '/session/reset',
    tag: 'Session',
    access: 'public',
    summary: 'Ask for a mail with a link to choose a new password; the answer is the same for every address',
    body: z.strictObject({ email: z.string().max(254) }),
    status: 202,
  }),
  current: defineEndpoint({
    method: 'get',
    path: '/session',
    tag: 'Session',
    access: 'staff',
    summary: 'Who is signed in',
    response: StaffMember,
  }),
  update: defineEndpoint({
    method: 'patch',
    path: '/session',
    tag: 'Session',
    access: 'staff',
    summary: "Change one's own name, title, phone, mail preference or password",
    body: z
      .strictObject({
        ...staffFields,
        newsMail: NewsMail,
        currentPassword: z.string().max(1000),
        newPassword: Password,
      })
      .partial(),
    response: StaffMember,
  }),
  signOut: defineEndpoint({
    method: 'delete',
    path: '/session',
    tag: 'Session',
    access: 'public',
    summary: 'Sign out',
  }),
};

/** The first admin of an empty installation, made by a one-time link that the start prints. */
export const setupApi = {
  status: defineEndpoint({
    method: 'get',
    path: '/setup',
    tag: 'Session',
    access: 'public',
    summary: 'Whether this installation still needs its first admin',
    response: z.object({ needed: z.boolean() }),
  }),
  create: defineEndpoint({
    method: 'post',
    path: '/setup',
    tag: 'Session',
    access: 'public',
    summary: 'Make the first admin and name the workspace',
    body: z.strictObject({
      token: z.string().max(200),
      workspaceName: Name,
      name: Name,
      email: Email,
      password: Password,
    }),
    response: StaffMember,
    status: 201,
  }),
};

/** Staff accounts. */
export const staffApi = {
  list: defineEndpoint({
    method: 'get',
    path: '/staff',
    tag: 'Staff',
    access: 'staff',
    summary: 'All staff',
    response: z.object({ items: z.array(StaffMember) }),
  }),
  create: defineEndpoint({
    method: 'post',
    path: '/staff',
    tag: 'Staff',
    access: ['admin'],
    summary:
      'Add a staff member; they are mailed a one-time link with which they choose a password, and the answer holds it too',
    body: z.strictObject({ ...staffFields, email: Email, role: StaffRoleSchema }).partial({ title: true, phone: true }),
    response: z.object({ staff: StaffMember, invitationUrl: z.string() }),
    status: 201,
  }),
  update: defineEndpoint({
    method: 'patch',
    path: '/staff/:staffId',
    tag: 'Staff',
    access: ['admin'],
    summary: 'Change name, role or disable; disabling ends every session of that person',
    params: z.object({ staffId: Id }),
    body: z
      .strictObject({ ...staffFields, role: StaffRoleSchema, allCustomers: z.boolean(), disabled: z.boolean() })
      .partial(),
    response: StaffMember,
  }),
  invite: defineEndpoint({
    method: 'post',
    path: '/staff/:staffId/invitation',
    tag: 'Staff',
    access: ['admin'],
    summary: 'A new one-time link to choose a password, mailed as well (the one before stops working)',
    params: z.object({ staffId: Id }),
    response: z.object({ invitationUrl: z.string() }),
  }),
  signOut: defineEndpoint({
    method: 'post',
    path: '/staff/:staffId/sign-out',
    tag: 'Staff',
    access: ['admin'],
    summary: 'Sign a person out everywhere',
    params: z.object({ staffId: Id }),
  }),
  removeSecondFactor: defineEndpoint({
    method: 'delete',
    path: '/staff/:staffId/second-factor',
    tag: 'Staff',
    access: ['admin'],
    summary: "Turn a person's second factor off: they lost their phone",
    params: z.object({ staffId: Id }),
    response: StaffMember,
  }),
  setPhoto: defineEndpoint({
    method: 'put',
    path: '/staff/:staffId/photo',
    tag: 'Staff',
    access: 'staff',
    summary: "Upload a photo; one's own, or anybody's as admin",
    params: z.object({ staffId: Id }),
    multipart: { field: 'file', maxBytes: 10_000_000 },
    response: StaffMember,
  }),
};

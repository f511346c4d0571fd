import { z } from 'zod';
import { defineEndpoint } from '../http/endpoint.ts';
import { Timestamp } from '../http/schemas.ts';

/** A code of the authenticator app, or a recovery code; spaces and case do not matter. */
export const SecondFactorCode = z.string().trim().min(6).max(40);

const CurrentPassword = z.string().max(1000);

/** A browser in which somebody is signed in. */
export const StaffSession = z
  .object({
    id: z.string().meta({ description: 'Names the session here; not what its cookie holds' }),
    current: z.boolean(),
    browser: z.string().meta({ description: '"Firefox on Linux", as the browser told it' }),
    address: z.string().meta({ description: 'Network address at sign-in' }),
    startedAt: Timestamp,
    lastSeenAt: Timestamp,
  })
  .meta({ id: 'StaffSession' });

/** How one's own account is protected: sessions and the second factor. */
export const accountApi = {
  sessions: defineEndpoint({
    method: 'get',
    path: '/account/sessions',
    tag: 'Account',
    access: 'staff',
    summary: 'Where one is signed in, this browser first',
    response: z.object({ items: z.array(StaffSession) }),
  }),
  endSession: defineEndpoint({
    method: 'delete',
    path: '/account/sessions/:sessionId',
    tag: 'Account',
    access: 'staff',
    summary: 'Sign one browser out',
    params: z.object({ sessionId: z.string().regex(/^[A-Za-z0-9_-]{16}$/) }),
  }),
  endOtherSessions: defineEndpoint({
    method: 'delete',
    path: '/account/sessions',
    tag: 'Account',
    access: 'staff',
    summary: 'Sign every browser but this one out',
  }),
  beginSecondFactor: defineEndpoint({
    method: 'post',
    path: '/account/second-factor',
    tag: 'Account',
    access: 'staff',
    summary: 'A new secret for an authenticator app; nothing holds before it is confirmed with a code',
    body: z.strictObject({ currentPassword: CurrentPassword }).partial(),
    response: z.object({
      secret: z.string().meta({ description: 'Base32, to type where no picture can be read' }),
      uri: z.string().meta({ description: 'otpauth:// address, to show as a QR code' }),
    }),
  }),
  confirmSecondFactor: defineEndpoint({
    method: 'post',
    path: '/account/second-factor/confirmation',
    tag: 'Account',
    access: 'staff',
    summary: 'Turn the second factor on; the answer holds recovery codes, told only now. Other sessions end',
    body: z.strictObject({ code: SecondFactorCode }),
    response: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
  removeSecondFactor: defineEndpoint({
    method: 'delete',
    path: '/account/second-factor',
    tag: 'Account',
    access: 'staff',
    summary: 'Turn the second factor off, with a code of it',
    body: z.strictObject({ code: SecondFactorCode }),
  }),
};

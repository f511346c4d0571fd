import { invalid } from '../http/errors.ts';
import { publicRoute, type Route, route } from '../http/route.ts';
import { announce } from '../live/change-feed.ts';
import { accountApi } from './account-contract.ts';
import { sessionApi, setupApi, staffApi } from './contract.ts';
import { presentStaff } from './presenter.ts';
import { mailPasswordReset } from './reset.ts';
import { beginSecondFactor, clearSecondFactor, confirmSecondFactor, removeOwnSecondFactor } from './second-factor.ts';
import {
  createStaff,
  getStaff,
  inviteStaff,
  isSetupNeeded,
  listStaff,
  setPhoto,
  setUp,
  signOutEverywhere,
  updateOwnAccount,
  updateStaff,
} from './service.ts';
import { endSession, STAFF_COOKIE } from './session.ts';
import { endOtherSessions, endSessionByKey, listSessions } from './sessions.ts';
import { confirmPassword, signIn, signInWithToken } from './sign-in.ts';
import { auditStaff } from './staff-audit.ts';

/** Signing in and out, one's own account, the first admin, and staff accounts. */
export const staffRoutes: readonly Route[] = [
  publicRoute(sessionApi.signIn, async ({ req, body }) => presentStaff(await signIn(req, body))),
  publicRoute(sessionApi.signInWithToken, async ({ req, body }) => presentStaff(await signInWithToken(req, body))),
  publicRoute(sessionApi.reset, async ({ req, res, body }) => {
    // Begun once the answer is out, so that its time tells nothing either.
    res.once('finish', () => {
      mailPasswordReset(body.email, req.ip).catch((error: unknown) => req.log.error(error, 'no reset was mailed'));
    });
  }),
  route(sessionApi.current, async ({ staff }) => presentStaff(await getStaff(staff.id))),
  route(sessionApi.update, async ({ req, staff, body }) => presentStaff(await updateOwnAccount(req, staff, body))),
  publicRoute(sessionApi.signOut, async ({ req, staff, res }) => {
    res.clearCookie(STAFF_COOKIE, { path: '/' });
    await endSession(req);
    if (!staff) return;
    await announce({ customerId: null, topic: 'staff', id: staff.id });
    await auditStaff('session.ended', staff);
  }),

  route(accountApi.sessions, async ({ req, staff }) => ({ items: await listSessions(req, staff) })),
  route(accountApi.endSession, async ({ staff, params }) => endSessionByKey(staff, params.sessionId)),
  route(accountApi.endOtherSessions, async ({ req, staff }) => endOtherSessions(req, staff)),
  route(accountApi.beginSecondFactor, async ({ req, staff, body }) => {
    const account = await getStaff(staff.id);
    if (account.passwordHash !== null) {
      if (body.currentPassword === undefined)
        throw invalid('Type your current password to go on.', { currentPassword: 'is required' });
      await confirmPassword(req, account, body.currentPassword);
    }
    return beginSecondFactor(req, account);
  }),
  route(accountApi.confirmSecondFactor, async ({ req, staff, body }) => ({
    recoveryCodes: await confirmSecondFactor(req, staff, body.code),
  })),
  route(accountApi.removeSecondFactor, async ({ req, staff, body }) => removeOwnSecondFactor(req, staff, body.code)),

  publicRoute(setupApi.status, async () => ({ needed: await isSetupNeeded() })),
  publicRoute(setupApi.create, async ({ req, body }) => presentStaff(await setUp(req, body))),

  route(staffApi.list, async () => ({ items: (await listStaff()).map(presentStaff) })),
  route(staffApi.create, async ({ body, staff: by }) => {
    const staff = await createStaff(body);
    await auditStaff('staff.created', staff, { by, details: { role: staff.role } });
    return { staff: presentStaff(staff), invitationUrl: await inviteStaff(staff) };
  }),
  route(staffApi.update, async ({ params, body, staff }) =>
    presentStaff(await updateStaff(params.staffId, body, staff)),
  ),
  route(staffApi.invite, async ({ params, staff: by }) => {
    const staff = await getStaff(params.staffId);
    const invitationUrl = await inviteStaff(staff);
    await auditStaff('staff.invited', staff, { by });
    return { invitationUrl };
  }),
  route(staffApi.signOut, async ({ params, staff }) => signOutEverywhere(params.staffId, staff)),
  route(staffApi.removeSecondFactor, async ({ staff, params }) => {
    await clearSecondFactor(staff, await getStaff(params.staffId));
    return presentStaff(await getStaff(params.staffId));
  }),
  route(staffApi.setPhoto, async ({ staff, params, file }) => {
    if (!file) throw invalid('Choose a picture.', { file: 'is required' });
    return presentStaff(await setPhoto(staff, params.staffId, file));
  }),
];

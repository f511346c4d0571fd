import { invalid } from '../http/errors.ts';
import { publicRoute, type Route, route } from '../http/route.ts';
import { announce } from '../live/change-feed.ts';
import { sessionApi, setupApi, staffApi } from './contract.ts';
import { presentStaff } from './presenter.ts';
import {
  createStaff,
  getStaff,
  inviteStaff,
  isSetupNeeded,
  listStaff,
  setPhoto,
  setUp,
  updateOwnAccount,
  updateStaff,
} from './service.ts';
import { endSession, STAFF_COOKIE } from './session.ts';
import { signIn, signInWithToken } from './sign-in.ts';

/** Signing in and out, one's own account, the first admin, and staff accounts. */
export const staffRoutes: readonly Route[] = [
  publicRoute(sessionApi.signIn, async ({ req, body }) => presentStaff(await signIn(req, body.email, body.password))),
  publicRoute(sessionApi.signInWithToken, async ({ req, body }) =>
    presentStaff(await signInWithToken(req, body.token, body.password)),
  ),
  route(sessionApi.current, async ({ staff }) => presentStaff(await getStaff(staff.id))),
  route(sessionApi.update, async ({ req, staff, body }) => presentStaff(await updateOwnAccount(req, staff, body))),
  publicRoute(sessionApi.signOut, async ({ req, staff, res }) => {
    res.clearCookie(STAFF_COOKIE, { path: '/' });
    await endSession(req);
    if (staff) await announce({ customerId: null, topic: 'staff', id: staff.id });
  }),

  publicRoute(setupApi.status, async () => ({ needed: await isSetupNeeded() })),
  publicRoute(setupApi.create, async ({ req, body }) => presentStaff(await setUp(req, body))),

  route(staffApi.list, async () => ({ items: (await listStaff()).map(presentStaff) })),
  route(staffApi.create, async ({ body }) => {
    const staff = await createStaff(body);
    return { staff: presentStaff(staff), invitationUrl: await inviteStaff(staff) };
  }),
  route(staffApi.update, async ({ params, body }) => presentStaff(await updateStaff(params.staffId, body))),
  route(staffApi.invite, async ({ params }) => ({
    invitationUrl: await inviteStaff(await getStaff(params.staffId)),
  })),
  route(staffApi.setPhoto, async ({ staff, params, file }) => {
    if (!file) throw invalid('Choose a picture.', { file: 'is required' });
    return presentStaff(await setPhoto(staff, params.staffId, file));
  }),
];

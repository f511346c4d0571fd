import type { Request } from 'express';
import type { z } from 'zod';
import { hashPassword } from '../access/passwords.ts';
import { hashToken } from '../access/tokens.ts';
import { absoluteUrl } from '../addresses.ts';
import { removeAssets, storeAsset } from '../assets/service.ts';
import { isDuplicateKey } from '../http/database-errors.ts';
import { conflict, forbidden, HttpError, invalid, notFound } from '../http/errors.ts';
import type { ReceivedFile, SignedInStaff } from '../http/route.ts';
import { announce } from '../live/change-feed.ts';
import { queueMail } from '../mail/queue.ts';
import { WORKSPACE_ID, WorkspaceModel } from '../workspace/model.ts';
import { workspaceSettings } from '../workspace/settings.ts';
import type { sessionApi, setupApi, staffApi } from './contract.ts';
import { Staff, type StaffDocument } from './model.ts';
import { issueToken, spendToken } from './one-time-tokens.ts';
import { beginSession } from './session.ts';
import { confirmPassword } from './sign-in.ts';
import { auditStaff } from './staff-audit.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const INVITATION_MS = 7 * DAY_MS;
const SETUP_MS = 7 * DAY_MS;

/** Who can change settings. */
const ADMINS = { role: 'admin', disabled: false } as const;
const lastAdmin = () => conflict('last-admin', 'This is the last admin: make somebody else one first.');

/** All staff, by name. */
export function listStaff(): Promise<StaffDocument[]> {
  return Staff.find().sort({ name: 1, _id: 1 });
}

/** One staff member, or 404. */
export async function getStaff(staffId: string): Promise<StaffDocument> {
  const staff = await Staff.findById(staffId);
  if (!staff) throw notFound('staff member');
  return staff;
}

/** Adds a person without a password; the token of `inviteStaff` lets them choose one. */
export async function createStaff(
  fields: z.output<NonNullable<typeof staffApi.create.body>> & { passwordHash?: string },
): Promise<StaffDocument> {
  const staff = new Staff(fields);
  await saveUnique(staff);
  await announce({ customerId: null, topic: 'staff', id: staff.id });
  return staff;
}

/** Mails an address at which an invited person chooses a password, once, within a week; answers it too, to be handed over. */
export async function inviteStaff(staff: StaffDocument): Promise<string> {
  if (staff.disabled) throw conflict('disabled', `${staff.name} is disabled: enable the account first.`);
  const token = await issueToken('invitation', staff.id, INVITATION_MS);
  const link = absoluteUrl(`/invitation/${token}`);
  await queueMail({
    key: `staff-invitation:${hashToken(token)}`,
    kind: 'staff-invitation',
    to: { email: staff.email, name: staff.name, staffId: staff.id },
    customerId: null,
    values: { link },
  });
  return link;
}

/** Address that signs this person in with one click, once (demo roles). */
export async function signInLink(staffId: string): Promise<string> {
  return absoluteUrl(`/sign-in/${await issueToken('sign-in', staffId, DAY_MS)}`);
}

/** Changes a person as admin. The last admin who can sign in stays one. */
export async function updateStaff(
  staffId: string,
  fields: z.output<NonNullable<typeof staffApi.update.body>>,
  by: SignedInStaff,
): Promise<StaffDocument> {
  const staff = await getStaff(staffId);
  const losesAdmin = staff.role === 'admin' && ((fields.role ?? 'admin') !== 'admin' || fields.disabled === true);
  if (losesAdmin && !(await Staff.exists({ ...ADMINS, _id: { $ne: staff._id } }))) throw lastAdmin();
  const before = { role: staff.role, disabled: staff.disabled, sessionEpoch: staff.sessionEpoch };
  staff.set(fields);
  if (fields.disabled && staff.isModified('disabled')) staff.sessionEpoch += 1;
  await staff.save();
  if (losesAdmin && !(await Staff.exists(ADMINS))) {
    // The other last admin was changed at the same moment: nobody would be left to set it right.
    await staff.set(before).save();
    throw lastAdmin();
  }
  await announce({ customerId: null, topic: 'staff', id: staff.id });
  if (staff.role !== before.role)
    await auditStaff('staff.changed', staff, { by, details: { role: staff.role, before: before.role } });
  if (staff.disabled !== before.disabled)
    await auditStaff(staff.disabled ? 'staff.disabled' : 'staff.enabled', staff, { by });
  return staff;
}

/** Changes one's own account; a new password ends all other sessions. */
export async function updateOwnAccount(
  req: Request,
  who: SignedInStaff,
  { currentPassword, newPassword, ...fields }: z.output<NonNullable<typeof sessionApi.update.body>>,
): Promise<StaffDocument> {
  const staff = await getStaff(who.id);
  staff.set(fields);
  if (newPassword !== undefined) {
    if (currentPassword === undefined)
      throw invalid('Type your current password to set a new one.', { currentPassword: 'is required' });
    await confirmPassword(req, staff, currentPassword);
    staff.set({ passwordHash: await hashPassword(newPassword), sessionEpoch: staff.sessionEpoch + 1 });
  }
  await staff.save();
  if (newPassword !== undefined) {
    await beginSession(req, staff);
    await auditStaff('staff.password-changed', staff, { by: who });
  }
  await announce({ customerId: null, topic: 'staff', id: staff.id });
  return staff;
}

/** Signs a person out in every browser. */
export async function signOutEverywhere(staffId: string, by: SignedInStaff): Promise<void> {
  const staff = await getStaff(staffId);
  await Staff.updateOne({ _id: staff._id }, { $inc: { sessionEpoch: 1 } });
  await announce({ customerId: null, topic: 'staff', id: staff.id });
  await auditStaff('session.revoked', staff, { by });
}

/** Sets a photo: one's own, or anybody's as admin; the one before is deleted. */
export async function setPhoto(who: SignedInStaff, staffId: string, file: ReceivedFile): Promise<StaffDocument> {
  if (who.role !== 'admin' && who.id !== staffId) throw forbidden('You can change your own photo only.');
  const staff = await getStaff(staffId);
  const before = staff.photoId;
  staff.photoId = (await storeAsset(file, 'photo'))._id;
  await staff.save();
  await removeAssets([before]);
  await announce({ customerId: null, topic: 'staff', id: staff.id });
  return staff;
}

/** Whether nobody exists yet who could sign in. */
export async function isSetupNeeded(): Promise<boolean> {
  return (await Staff.exists({})) === null;
}

/** Address at which the first admin is made, printed by the start; a new start's kills the one before. */
export async function setupLink(): Promise<string> {
  return absoluteUrl(`/setup/${await issueToken('setup', null, SETUP_MS)}`);
}

/** Makes the first admin and names the workspace. */
export async function setUp(
  req: Request,
  { token, workspaceName, password, ...admin }: z.output<NonNullable<typeof setupApi.create.body>>,
): Promise<StaffDocument> {
  if (!(await isSetupNeeded())) throw conflict('already-set-up', 'This installation has been set up. Please sign in.');
  const passwordHash = await hashPassword(password);
  if (!(await spendToken(token, 'setup')))
    throw new HttpError(401, 'dead-link', 'This link is not valid any more. Restart Portico to get a new one.');
  await workspaceSettings();
  await WorkspaceModel.updateOne({ _id: WORKSPACE_ID }, { $set: { name: workspaceName } });
  await announce({ customerId: null, topic: 'workspace', id: null });
  const staff = await createStaff({ ...admin, role: 'admin', passwordHash });
  await auditStaff('staff.created', staff, { details: { role: staff.role }, address: req.ip });
  await beginSession(req, staff);
  return staff;
}

async function saveUnique(staff: StaffDocument): Promise<void> {
  try {
    await staff.save();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw invalid('Somebody with this e-mail address is already here.', { email: 'is already in use' });
  }
}

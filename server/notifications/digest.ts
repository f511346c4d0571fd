import { dayOf, timeIn } from '../../renderer/dates.ts';
import { absoluteUrl } from '../addresses.ts';
import { clock } from '../clock.ts';
import { CustomerModel } from '../customers/model.ts';
import { queueMail } from '../mail/queue.ts';
import { Staff } from '../staff/model.ts';
import { workspaceSettings } from '../workspace/settings.ts';
import { type NotificationFields, NotificationModel } from './model.ts';

/** Daily news come from this hour on, in the workspace's zone. */
const MORNING_HOUR = 8;
const HOUR_MS = 3600_000;
const DAY_MS = 24 * HOUR_MS;
/** A mail lists so many; the rest is a number. */
const LISTED = 30;

/**
 * Mails staff what they have not read since the mail before, every hour or in the morning, as each prefers. Every
 * process looks; what they find is mailed once.
 */
export async function mailNews(): Promise<void> {
  const { timeZone, language } = await workspaceSettings();
  const now = clock.now();
  const hour = Math.floor(now.getTime() / HOUR_MS);
  const morning = Number.parseInt(timeIn(now, { timeZone, language: 'en' }), 10) >= MORNING_HOUR;
  const people = await Staff.find({ disabled: false, newsMail: { $in: ['hourly', 'daily'] } }).lean();
  for (const { _id: staffId, newsMail, name, email } of people) {
    if (newsMail === 'daily' && !morning) continue;
    const news = await NotificationModel.find({
      staffId,
      readAt: null,
      // A mention was mailed by itself.
      kind: { $ne: 'mention' },
      mailedAt: null,
      at: { $gt: new Date(now.getTime() - 2 * DAY_MS) },
    })
      .sort({ at: 1 })
      .lean();
    if (news.length === 0) continue;
    await queueMail({
      key: `staff-digest:${staffId.toHexString()}:${newsMail === 'daily' ? dayOf(now, timeZone) : hour}`,
      kind: 'staff-digest',
      to: { email, name, staffId: staffId.toHexString(), language },
      customerId: null,
      items: await linesOf(news),
      values: { link: absoluteUrl('/my-work') },
    });
    await NotificationModel.updateMany({ _id: { $in: news.map(({ _id }) => _id) } }, { $set: { mailedAt: now } });
  }
}

async function linesOf(news: readonly NotificationFields[]) {
  const ids = news.flatMap(({ customerId }) => (customerId ? [customerId] : []));
  const customers = await CustomerModel.find({ _id: { $in: ids } }, { name: 1 }).lean();
  const names = new Map(customers.map(({ _id, name }) => [_id.toHexString(), name]));
  const lines = news.slice(0, LISTED).map(({ text, customerId }) => ({
    title: text,
    detail: names.get(customerId?.toHexString() ?? '') ?? '',
  }));
  const more = news.length - lines.length;
  return more > 0 ? [...lines, { title: `… and ${more} more`, detail: '' }] : lines;
}

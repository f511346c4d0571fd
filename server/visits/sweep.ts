import { clock } from '../clock.ts';
import { workspaceSettings } from '../workspace/settings.ts';
import { VisitModel } from './model.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Forgets visits that are older than the workspace keeps them. */
export async function sweepVisits(): Promise<void> {
  const { visitsKeptDays } = await workspaceSettings();
  await VisitModel.deleteMany({ lastAt: { $lt: new Date(clock.now().getTime() - visitsKeptDays * DAY_MS) } });
}

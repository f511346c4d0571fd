import { clock } from '../clock.ts';
import { isSetupNeeded } from '../staff/service.ts';
import { fillAutomations } from './automations.ts';
import { castOf } from './cast.ts';
import { fillFiles } from './files.ts';
import { fillHealth } from './health.ts';
import { clearLeftovers } from './leftovers.ts';
import { fillNews } from './news.ts';
import { fillPeople, fillStaff } from './people.ts';
import { type DemoPortal, fillPortals } from './portals.ts';
import { fillRecords } from './records.ts';
import { demoStory } from './story.ts';

/**
 * Fills an empty installation with a believable workspace: Northlight, who make planning software for field teams, and
 * 25 of their customers. The same each time but for the dates, which follow `now`, and the links, which are secret.
 *
 * Does nothing where somebody can sign in already. Staff are made last, so that a start that was cut off in the middle
 * begins again.
 */
export async function seedDemo({ now = clock.now() }: { now?: Date } = {}): Promise<DemoPortal[]> {
  if (!(await isSetupNeeded())) return [];
  await clearLeftovers();
  const story = demoStory();
  const casts = story.customers.map(castOf);
  await fillPeople(casts, now);
  await Promise.all([fillRecords(casts, story, now), fillHealth(casts, now), fillFiles(casts, now)]);
  await fillNews();
  const portals = await fillPortals(casts);
  await fillAutomations();
  await fillStaff(now);
  return portals;
}

import { absoluteUrl, portalPath } from '../addresses.ts';
import type { Config } from '../config.ts';
import { seedDemo } from '../demo/seed.ts';
import { PortalModel } from '../portals/model.ts';
import { ShareLinkModel } from '../share-links/model.ts';
import { isSetupNeeded, setupLink } from '../staff/service.ts';
import { demoSignIns } from './demo-sign-ins.ts';

/** Fills an empty installation as configured (which takes a moment, so it is said before), and tells how to get in and where the data is. */
export async function greeting(config: Config, say: (line: string) => void): Promise<string> {
  const isEmpty = await isSetupNeeded();
  const isDemo = config.demo && (!isEmpty || (await fillWithDemo(say)));
  return [
    `Portico is ready at ${config.publicUrl}`,
    ...(isDemo ? await demoLines() : []),
    ...(isEmpty && !isDemo ? await setupLines() : []),
    '',
    `Data: ${config.mongodbUri ? 'in MongoDB (MONGODB_URI)' : config.dataDir}${isEmpty ? '' : ', kept from before'}`,
  ].join('\n');
}

async function fillWithDemo(say: (line: string) => void): Promise<true> {
  say('Making the demo workspace (first start only; DEMO=0 starts empty)…');
  await seedDemo();
  return true;
}

async function setupLines(): Promise<string[]> {
  return [
    '',
    'Nobody can sign in yet. Make the first admin here (works once, within a week):',
    `  ${await setupLink()}`,
  ];
}

async function demoLines(): Promise<string[]> {
  const signIns = await demoSignIns();
  const portalUrl = await openPortalUrl();
  return [
    ...(signIns.length > 0
      ? [
          '',
          'Demo: sign in with one click (a link works once; each start prints new ones), or with e-mail and password:',
          ...signIns,
        ]
      : []),
    ...(portalUrl ? ['', 'A published demo portal, as a customer sees it:', `  ${portalUrl}`] : []),
  ];
}

/** Address of the oldest portal that anyone with its link can open. */
async function openPortalUrl(): Promise<string> {
  const links = ShareLinkModel.find({ rule: 'open', revokedAt: null }).sort({ _id: 1 }).lean().cursor();
  for await (const { portalId, key } of links) {
    if (await PortalModel.exists({ _id: portalId, live: true })) return absoluteUrl(portalPath(key));
  }
  return '';
}

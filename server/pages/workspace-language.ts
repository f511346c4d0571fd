import { feedIsFresh } from '../live/change-feed.ts';
import { FreshCache } from '../live/fresh-cache.ts';
import { workspaceSettings } from '../workspace/settings.ts';

const kept = new FreshCache<string>({
  maxBytes: 1,
  bytesOf: () => 1,
  concerns: ({ topic }) => topic === 'workspace',
  hearsChanges: feedIsFresh,
});

/** The workspace's language, kept until it changes: every answer to somebody whom the gate turns away needs it. */
export function workspaceLanguage(): Promise<string> {
  return kept.load('language', async () => {
    const { language } = await workspaceSettings();
    return { value: language, customerId: 'workspace' };
  });
}

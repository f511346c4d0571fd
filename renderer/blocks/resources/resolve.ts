import { safeWebUrl } from '../../rich-text/links.ts';
import type { Resolve } from '../../scope.ts';
import type { ResourcesSettings, ResourcesView } from './block.ts';

/** Guides elsewhere and questions answered here, in the order they were put (C-25). */
export const resolveResources: Resolve<ResourcesSettings, ResourcesView> = async ({ heading, search, items }) => ({
  view: {
    heading,
    search: search && items.length > 0,
    guides: items.flatMap((item) => {
      const url = item.kind === 'guide' ? safeWebUrl(item.url) : null;
      if (item.kind !== 'guide' || url === null) return [];
      return [{ id: item.id, title: item.title, description: item.description, url, site: new URL(url).host }];
    }),
    questions: items.flatMap((item) =>
      item.kind === 'question' ? [{ id: item.id, question: item.question, answer: item.answer }] : [],
    ),
  },
});

import { dynamicPaths, fillDynamicData } from '../../dynamic-data.ts';
import { safeWebUrl } from '../../rich-text/links.ts';
import type { Resolve } from '../../scope.ts';
import type { ResourcesSettings, ResourcesView } from './block.ts';

/** Guides elsewhere and questions answered here, in the order they were put (C-25). */
export const resolveResources: Resolve<ResourcesSettings, ResourcesView> = async (
  { heading, search, items },
  scope,
) => {
  const questions = items.filter((item) => item.kind === 'question');
  const paths = [...new Set(questions.flatMap((item) => dynamicPaths(item.answer)))];
  const values = paths.length ? await scope.dynamicData(paths) : new Map<string, string>();
  return {
    view: {
      heading,
      search: search && items.length > 0,
      guides: items.flatMap((item) => {
        const url = item.kind === 'guide' ? safeWebUrl(item.url) : null;
        if (item.kind !== 'guide' || url === null) return [];
        return [{ id: item.id, title: item.title, description: item.description, url, site: new URL(url).host }];
      }),
      questions: questions.map(({ id, question, answer }) => ({
        id,
        question,
        answer: fillDynamicData(answer, values),
      })),
    },
  };
};

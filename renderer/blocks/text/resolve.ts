import { dynamicPaths, fillDynamicData } from '../../dynamic-data.ts';
import type { Resolve } from '../../scope.ts';
import type { TextSettings, TextView } from './block.ts';

/** The text with the customer's values in place of its tokens (C-07). */
export const resolveText: Resolve<TextSettings, TextView> = async ({ content }, scope) => {
  const paths = dynamicPaths(content);
  const values = paths.length ? await scope.dynamicData(paths) : new Map<string, string>();
  return { view: { content: fillDynamicData(content, values) } };
};

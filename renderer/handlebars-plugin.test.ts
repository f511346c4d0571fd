import { describe, expect, test } from 'vitest';
import { handlebarsViews } from './handlebars-plugin.ts';

const ID = '/somewhere/renderer/blocks/tasks/view.hbs';

/** Runs the plugin as Vite would, with files resolved beside the view. */
function compile(source: string, id = ID, missing = false): Promise<{ code: string } | null> {
  const { transform } = handlebarsViews();
  if (typeof transform !== 'function') throw new Error('The plugin has no transform.');
  const host = {
    resolve: async (path: string) => (missing ? null : { id: path.replace('./', '/somewhere/renderer/blocks/tasks/') }),
    error: (message: string) => {
      throw new Error(message);
    },
  };
  return Promise.resolve(transform.call(host as never, source, id)) as Promise<{ code: string } | null>;
}

describe('B-13 views are precompiled', () => {
  test('partials become imports: beside the view, or from the shared folder', async () => {
    const { code = '' } = (await compile('{{> ./card.hbs}}{{> time at}}')) ?? {};
    expect(code).toContain('import "/somewhere/renderer/blocks/tasks/card.hbs";');
    expect(code).toMatch(/import ".*\/renderer\/partials\/time\.hbs";/);
    expect(code).toContain('export default defineView("blocks/tasks/view.hbs",');
    expect(code).not.toContain('/somewhere/renderer/blocks/tasks/view.hbs');
  });

  test('indentation weighs nothing', async () => {
    const { code = '' } = (await compile('<ul>\n      <li>a b</li>\n\n</ul>\n')) ?? {};
    expect(code).toContain(JSON.stringify('<ul>\n<li>a b</li>\n</ul>'));
  });

  test.each([
    ['a partial that is not there', '{{> ./gone.hbs}}', true],
    ['a helper that is not known', '{{shout name}}', false],
    ['a template that does not close', '{{#if a}}', false],
  ])('%s fails the build', async (_what, source, missing) => {
    await expect(compile(source, ID, missing)).rejects.toThrow();
  });

  test('other files are not its business', async () => {
    expect(await compile('{{name}}', '/somewhere/renderer/theme.ts')).toBeNull();
  });
});

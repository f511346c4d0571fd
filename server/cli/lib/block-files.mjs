// What `npm run new:block` writes: the files of a new block type's folder, and its lines in the tables.

/** The names of a block type in code: `health-scores` → `healthScores`, `HealthScores`, "Health scores". */
export function namesOf(type) {
  const pascal = type.replace(/(^|-)([a-z])/g, (_match, _dash, letter) => letter.toUpperCase());
  const words = type.replaceAll('-', ' ');
  return {
    type,
    pascal,
    camel: pascal[0].toLowerCase() + pascal.slice(1),
    label: words[0].toUpperCase() + words.slice(1),
    /** As a key of an object literal. */
    key: type.includes('-') ? `'${type}'` : type,
  };
}

/** The files of the folder, by name. */
export function folderFiles({ type, pascal, camel, label }) {
  return {
    'block.ts': `import { z } from 'zod';
import { defineBlockType } from '../../block-type.ts';
import { Heading } from '../settings.ts';

export const ${camel}Settings = z.strictObject({
  heading: Heading,
  message: z.string().max(500).default('').meta({ title: 'Message', control: 'text' }),
});
export type ${pascal}Settings = z.infer<typeof ${camel}Settings>;

export type ${pascal}View = {
  readonly heading: string;
  readonly message: string;
};

export const ${camel}Block = defineBlockType<'${type}', typeof ${camel}Settings, ${pascal}View>({
  type: '${type}',
  label: '${label}',
  description: 'What it is for, in one line of the palette',
  icon: 'sparkles',
  group: 'Content',
  version: 1,
  settings: ${camel}Settings,
  migrations: [],
  sample: { heading: '', message: 'What customers see where there is no data yet' },
});
`,
    'resolve.ts': `import type { Resolve } from '../../scope.ts';
import type { ${pascal}Settings, ${pascal}View } from './block.ts';

/** Settings and what the scope shows of the customer → what the view draws. */
export const resolve${pascal}: Resolve<${pascal}Settings, ${pascal}View> = async ({ heading, message }) => ({
  view: { heading, message },
});
`,
    'view.hbs': `{{> block-heading}}
<p class="plain">{{message}}</p>
`,
    'block.test.ts': `import { expect, test } from 'vitest';
import { renderBlock } from '../../render-block.ts';
import { testScope } from '../../testing/scope.ts';
import { ${camel}Settings } from './block.ts';
import { resolve${pascal} } from './resolve.ts';

test('${label}: draws its message', async () => {
  const settings = ${camel}Settings.parse({ message: 'Hello' });
  const { view } = await resolve${pascal}(settings, testScope());
  const context = { language: 'en', path: '/p/key', interactive: true, viewer: 'stranger' } as const;
  expect(renderBlock({ id: 'block-1', type: '${type}' }, view, context)).toContain('<p class="plain">Hello</p>');
});
`,
  };
}

/** The lines that a new type adds, per table: imports, and an entry before the line that closes the table. */
export function tableLines({ type, pascal, camel, key }) {
  const folder = `renderer/blocks/${type}`;
  return [
    {
      file: 'renderer/blocks/index.ts',
      imports: [`import { ${camel}Block } from './${type}/block.ts';`],
      table: 'export const blockTypes',
      entry: `${camel}Block,`,
    },
    {
      file: 'renderer/blocks/views.ts',
      imports: [`import ${camel}View from './${type}/view.hbs';`],
      table: 'export const blockViews',
      entry: `${key}: ${camel}View,`,
    },
    {
      file: 'server/blocks.ts',
      imports: [`import { resolve${pascal} } from '../${folder}/resolve.ts';`],
      table: 'export const serverBlocks',
      entry: `${key}: { resolve: resolve${pascal}, actions: {} },`,
    },
    { file: 'builder/blocks.ts', imports: [], table: 'export const blockForms', entry: `${key}: null,` },
  ];
}

/** A table's source with the lines of a new type in it. Throws where the table is not found. */
export function withLines(source, { file, imports, table, entry }) {
  const lines = source.split('\n');
  const start = lines.findIndex((line) => line.startsWith(table));
  const end = lines.findIndex((line, i) => i > start && /^\s*[}\]]( as const)?;$/.test(line));
  if (start < 0 || end < 0) throw new Error(`${file} has no table "${table}" any more.`);
  const indent = /^\s*/.exec(lines[end - 1])?.[0] ?? '  ';
  lines.splice(end, 0, indent + entry);
  return [...imports, ...lines].join('\n');
}

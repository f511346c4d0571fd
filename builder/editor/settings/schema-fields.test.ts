import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { blockTypes } from '../../../renderer/blocks/index.ts';
import { blockForms } from '../../blocks.ts';
import { controls } from './controls.tsx';
import { fieldsOf } from './schema-fields.ts';

const fields = (type: string) => {
  const blockType = blockTypes.find((each) => each.type === type);
  return Object.fromEntries(
    fieldsOf(blockType?.settings as unknown as z.ZodObject).map((field) => [field.name, field]),
  );
};

describe('settings generated from the schema (B-13)', () => {
  it('reads labels, options and limits', () => {
    expect(fields('tasks').responsible).toMatchObject({
      title: 'Responsible',
      control: 'segmented',
      options: ['company', 'customer', 'both'],
    });
    expect(fields('tasks').limit).toMatchObject({ control: 'number', min: 1, max: 100 });
    expect(fields('notes').heading).toMatchObject({ title: 'Heading', control: 'text', max: 120 });
  });

  it.each(blockTypes.map(({ type }) => type))(
    'every setting of %s has a control, or the type a form of its own',
    (type) => {
      if (blockForms[type] !== null) return;
      for (const { name, control } of Object.values(fields(type)))
        expect(Object.keys(controls), `control of ${name}`).toContain(control);
    },
  );
});

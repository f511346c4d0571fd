import { beforeEach, describe, expect, it } from 'vitest';
import { ContactModel } from '../contacts/model.ts';
import { CustomerModel } from '../customers/model.ts';
import { MeetingModel } from '../records/meetings/model.ts';
import { NoteModel } from '../records/notes/model.ts';
import { TaskModel } from '../records/tasks/model.ts';
import { connectEmptyDatabase } from '../testing/store.ts';
import { generateCustomers } from './generate.ts';

const NOW = new Date('2026-03-11T10:00:00Z');

describe('generated customers', () => {
  beforeEach(connectEmptyDatabase);

  it('are as many as asked for, each with records, and whole as the models have them', async () => {
    const ids = await generateCustomers(501, NOW);
    expect(new Set(ids).size).toBe(501);
    expect(await TaskModel.countDocuments()).toBe(501 * 4);
    for (const { collection, schema } of [CustomerModel, ContactModel, NoteModel, TaskModel, MeetingModel]) {
      const stored = Object.keys((await collection.findOne({})) ?? {});
      const fields = Object.keys(schema.paths).map((path) => path.split('.')[0] ?? path);
      expect(fields.filter((field) => !stored.includes(field))).toEqual([]);
    }
    expect(await CustomerModel.exists({ _id: ids[500] })).not.toBeNull();
  });

  it('are the same for the same number, and found by the beginning of their names', async () => {
    await generateCustomers(20, NOW);
    const [first] = await CustomerModel.find().sort({ externalId: 1 });
    const copy = new CustomerModel({ _id: first?._id, name: first?.name, externalId: first?.externalId });
    await copy.validate();
    expect({ nameKey: first?.nameKey, words: first?.words, prefixes: first?.prefixes }).toEqual({
      nameKey: copy.nameKey,
      words: copy.words,
      prefixes: copy.prefixes,
    });
  });
});

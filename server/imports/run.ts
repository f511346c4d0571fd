import type { z } from 'zod';
import { AttributeModel } from '../attributes/model.ts';
import { createAttribute } from '../attributes/service.ts';
import { clock } from '../clock.ts';
import { conflict, invalid } from '../http/errors.ts';
import { announce } from '../live/change-feed.ts';
import { cellsOf } from './analyse.ts';
import { chunksOf } from './chunks.ts';
import type { ColumnTarget } from './contract.ts';
import { type ImportDocument, ImportModel } from './model.ts';
import { checkOpen, getImport, planOf } from './service.ts';
import { readMapping, rememberMapping } from './stored-mapping.ts';

const MAX_CHOICES = 100;

/** Sets an import going, or on after a failure: makes its new attributes, remembers the mapping, and leaves the rows to the runner. */
export async function beginImport(importId: string): Promise<ImportDocument> {
  const found = await getImport(importId);
  if (found.state !== 'failed') {
    checkOpen(found);
    if (!found.summary) throw invalid('Complete the mapping first.');
    if (found.summary.create + found.summary.update === 0)
      throw invalid('No row of the file can be imported as it is. Look at the errors in the preview.');
  }
  const mapping = readMapping(found.mapping);
  await planOf(found, mapping);
  const columns = await Promise.all(mapping.columns.map((target, index) => madeAttribute(found, target, index)));
  const ready = { ...mapping, columns };
  await rememberMapping(
    found.kind,
    found.columns.map(({ name }) => name),
    ready,
  );
  const running = await ImportModel.findOneAndUpdate(
    { _id: found._id, state: { $in: ['mapping', 'failed'] } },
    { $set: { state: 'running', failure: null, mapping: JSON.stringify(ready), leaseUntil: clock.now() } },
    { returnDocument: 'after' },
  );
  if (!running) throw conflict('import-begun', 'This import is already running.');
  await announce({ customerId: null, topic: 'import', id: running.id });
  return running;
}

type Target = z.infer<typeof ColumnTarget>;

/** The target of a column with its attribute made; one of the same label and type that is there already is taken. */
async function madeAttribute(source: ImportDocument, target: Target, column: number): Promise<Target> {
  if (target.to !== 'new-attribute') return target;
  const { label, type } = target;
  const existing = await AttributeModel.findOne({ label, type }).lean();
  if (existing) return { to: 'attribute', key: existing.key };
  const choices = type === 'choice' ? await valuesOf(source, column) : [];
  const { key } = await createAttribute({ label, type, choices });
  return { to: 'attribute', key };
}

/** Different values of a column: what there is to choose from. */
async function valuesOf(source: ImportDocument, column: number): Promise<string[]> {
  const empty = new Set(['', ...readMapping(source.mapping).emptyWords]);
  const values = new Set<string>();
  for await (const chunk of chunksOf(source._id))
    for (const row of chunk.rows) {
      const value = cellsOf(row, source.delimiter)[column]?.trim() ?? '';
      if (row.result?.action !== 'skip' && !empty.has(value)) values.add(value);
      if (values.size > MAX_CHOICES || value.length > 100)
        throw invalid('The values are too many or too long to choose from. Make the attribute a text.', {
          [`columns.${column}`]: `has more than ${MAX_CHOICES} different values, or one longer than 100 characters`,
        });
    }
  return [...values].sort((a, b) => a.localeCompare(b));
}

import type { z } from 'zod';
import type { ImportKind } from '../contract.ts';
import { customerImportFields } from './customer-fields.ts';
import type { FieldType } from './field-type.ts';
import { taskImportFields } from './task-fields.ts';

export type Kind = z.infer<typeof ImportKind>;

const FIELDS: Readonly<Record<Kind, ReadonlyMap<string, FieldType>>> = {
  customers: new Map<string, FieldType>(Object.entries(customerImportFields)),
  tasks: new Map<string, FieldType>(Object.entries(taskImportFields)),
};

/** The fields that a column of a file of this kind can be mapped to, by name. */
export function fieldsOf(kind: Kind): ReadonlyMap<string, FieldType> {
  return FIELDS[kind];
}

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../../shared/real/northwind/', import.meta.url));

/** Folder of the Northwind files beside the repository, or null where they are absent. */
export const NORTHWIND = existsSync(folder) ? folder : null;

/** The lines of a Northwind file, cut at every comma; none of `customers.csv` and `orders.csv` uses quotation marks. */
export async function readNorthwind(name: string): Promise<string[][]> {
  const text = await readFile(`${folder}${name}`, 'utf8');
  return text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split(','));
}

/**
 * The row as it was meant, found another way than the importer does: of these files only the address holds commas,
 * so the columns before it are counted from the left, and those after it from the right.
 */
export function repairAddress(row: readonly string[], columnCount: number, address: number): string[] {
  const after = columnCount - address - 1;
  return [...row.slice(0, address), row.slice(address, row.length - after).join(','), ...row.slice(row.length - after)];
}

import { CsvError, parse } from 'csv-parse';
import { drained } from '../../http/csv.ts';
import { HttpError, invalid } from '../../http/errors.ts';
import { type Delimiter, delimiterInWords, detectDelimiter } from './delimiter.ts';
import { detectEncoding, encodingInWords, textOf } from './encoding.ts';

/** One row as it stands in the file. */
export interface RawRow {
  /** Line of the file where the row starts, counted from 1, line breaks inside cells included. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file opened for reading: how it is written, and its rows, header first. */
export interface OpenCsv {
  /** "UTF-8, columns separated by commas" */
  readonly reading: string;
  readonly delimiter: Delimiter;
  readonly rows: AsyncGenerator<RawRow>;
}

/** Longest row in characters; the bound of memory that one row can take. */
const MAX_ROW_CHARACTERS = 1_000_000;
/** How much of the file decides what separates its columns. */
const SAMPLE_CHARACTERS = 64_000;

/** Opens a CSV file whatever its encoding and delimiter; reads it a piece at a time. */
export async function openCsv(path: string): Promise<OpenCsv> {
  const encoding = await detectEncoding(path);
  const delimiter = detectDelimiter(await headOf(textOf(path, encoding)));
  return {
    reading: `${encodingInWords(encoding)}, columns separated by ${delimiterInWords(delimiter)}`,
    delimiter,
    rows: rowsOf(textOf(path, encoding), delimiter),
  };
}

async function headOf(text: AsyncIterable<string>): Promise<string> {
  let head = '';
  for await (const piece of text) {
    head += piece;
    if (head.length >= SAMPLE_CHARACTERS) break;
  }
  return head.slice(0, SAMPLE_CHARACTERS);
}

interface ParsedRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** The rows of a CSV text. Rows may have any number of cells; empty lines are left out. */
export async function* rowsOf(text: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<RawRow> {
  // How far the parser is, which may be some rows ahead of what was read from it.
  let parsedLines = 0;
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_ROW_CHARACTERS,
    on_record: (record: string[], { lines }) => {
      parsedLines = lines;
      return record;
    },
  });
  const feeding = feed(parser, text);
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      if (record.length > 1 || record[0] !== '') yield { line, cells: record };
      line = info.lines + 1;
    }
    await feeding;
  } catch (error) {
    throw inWords(error, parsedLines + 1);
  }
}

/** Writes the text to the parser as fast as that takes it; errors of the text's source end the parser. */
async function feed(parser: ReturnType<typeof parse>, text: AsyncIterable<string>): Promise<void> {
  try {
    for await (const piece of text) {
      if (parser.destroyed) return;
      if (!parser.write(piece)) await drained(parser);
    }
    parser.end();
  } catch (error) {
    parser.destroy(error as Error);
  }
}

function inWords(error: unknown, line: number): unknown {
  if (error instanceof HttpError || !(error instanceof CsvError)) return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return invalid(`Line ${line} opens a quotation mark that is never closed. Close or remove it and upload again.`);
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return invalid(
      `The row at line ${line} is longer than a million characters. Perhaps a quotation mark is not closed there.`,
    );
  return invalid(`The file cannot be read at line ${line}: ${error.message}.`);
}

import type { z } from 'zod';

/** One setting of a block as its schema describes it. */
export interface SchemaField {
  readonly name: string;
  readonly title: string;
  readonly description: string | undefined;
  /** Name of the control that edits it: `switch`, `tag-filter`. */
  readonly control: string;
  /** Values of an enumeration. */
  readonly options: readonly string[];
  readonly min: number | undefined;
  readonly max: number | undefined;
}

interface Definition {
  readonly type: string;
  readonly innerType?: z.core.$ZodType;
}

/** What zod tells of enumerations, numbers and texts; each kind has some of it. */
interface Limits {
  readonly options?: readonly string[];
  readonly minValue?: number | null;
  readonly maxValue?: number | null;
  readonly maxLength?: number | null;
}

/** The type below defaults and optional marks. */
function innermost(schema: z.core.$ZodType): z.core.$ZodType {
  const { innerType } = schema._zod.def as Definition;
  return innerType ? innermost(innerType) : schema;
}

/** The fields of a settings schema in their order, with what their `.meta()` says about them. */
export function fieldsOf(settings: z.ZodObject): SchemaField[] {
  return Object.entries(settings.shape).map(([name, schema]) => {
    const { title, description, control } = (schema as z.ZodType).meta() ?? {};
    const inner = innermost(schema) as Limits;
    return {
      name,
      title: title ?? name,
      description,
      control: typeof control === 'string' ? control : 'text',
      options: inner.options ?? [],
      min: inner.minValue ?? undefined,
      max: inner.maxValue ?? inner.maxLength ?? undefined,
    };
  });
}

/** `upcoming` → "Upcoming". */
export function inWords(value: string): string {
  return value.charAt(0).toUpperCase() + value.slice(1).replaceAll('-', ' ');
}

/** The part of JSON Schema that the API's description uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** One line of an outlined schema. */
export interface OutlineLine {
  readonly depth: number;
  readonly name: string;
  readonly type: string;
  /** Name of the schema it refers to, described elsewhere on the page; else empty. */
  readonly reference: string;
  readonly required: boolean;
  readonly note: string;
}

/** Deeper nesting is left to the JSON description. */
const MAX_DEPTH = 5;

/** A schema as indented lines, one per field. */
export function outline(schema: Schema, name = '', depth = 0, required = false): OutlineLine[] {
  const line = { depth, name, type: typeOf(schema), reference: referenceOf(schema), required, note: noteOf(schema) };
  const children = depth < MAX_DEPTH ? childrenOf(schema, depth + (name ? 1 : 0)) : [];
  return name || children.length === 0 ? [line, ...children] : children;
}

function childrenOf(schema: Schema, depth: number): OutlineLine[] {
  if (schema.$ref) return [];
  if (schema.items) return childrenOf(schema.items, depth);
  const options = optionsOf(schema).filter((option) => option.type !== 'null');
  const only = options.length === 1 ? options[0] : undefined;
  if (only) return childrenOf(only, depth);
  if (options.some((option) => option.properties)) {
    return options.flatMap((option, index) => outline(option, `option ${index + 1}`, depth));
  }
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) =>
    outline(property, key, depth, schema.required?.includes(key) ?? false),
  );
}

function optionsOf(schema: Schema): readonly Schema[] {
  return schema.anyOf ?? schema.oneOf ?? [];
}

function typeOf(schema: Schema): string {
  if (schema.$ref) return nameOfReference(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const options = optionsOf(schema);
  if (options.length > 0) return [...new Set(options.map(typeOf))].join(' or ');
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  if (typeof schema.additionalProperties === 'object') return `map to ${typeOf(schema.additionalProperties)}`;
  const type = typeof schema.type === 'string' ? schema.type : (schema.type?.join(' or ') ?? 'any');
  return schema.format ? `${type} (${schema.format})` : type;
}

/** The one named schema that a value is, or is a list of. */
function referenceOf(schema: Schema): string {
  if (schema.$ref) return nameOfReference(schema.$ref);
  if (schema.items) return referenceOf(schema.items);
  const named = optionsOf(schema).map(referenceOf).filter(Boolean);
  return named.length === 1 ? (named[0] ?? '') : '';
}

function nameOfReference(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

function noteOf(schema: Schema): string {
  const limits = [
    range('length', schema.minLength, schema.maxLength),
    // Whole numbers carry JavaScript's own bounds, which say nothing.
    range(
      'value',
      schema.minimum,
      Math.abs(schema.maximum ?? 0) < Number.MAX_SAFE_INTEGER ? schema.maximum : undefined,
    ),
    range('items', schema.minItems, schema.maxItems),
    schema.default === undefined ? '' : `default ${JSON.stringify(schema.default)}`,
  ];
  return [schema.description ?? '', ...limits].filter(Boolean).join(' · ');
}

function range(what: string, min: number | undefined, max: number | undefined): string {
  const low = min !== undefined && min > -Number.MAX_SAFE_INTEGER ? min : undefined;
  if (low === undefined && max === undefined) return '';
  if (max === undefined) return `${what} ${low} or more`;
  return low === undefined ? `${what} up to ${max}` : `${what} ${low} to ${max}`;
}

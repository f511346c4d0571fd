import { namedEndpoints, openApiDocument } from './openapi.ts';

/** The part of JSON Schema that zod-openapi writes. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  prefixItems?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
}

/** Schemas whose type lives in `renderer/`, which the builder imports anyway. */
const RENDERER_TYPES: Readonly<Record<string, string>> = {
  PortalDocument: '../../renderer/document.ts',
  BlockInstance: '../../renderer/document.ts',
  RichText: '../../renderer/rich-text/schema.ts',
};

const IDENTIFIER = /^[A-Za-z_$][A-Za-z0-9_$]*$/;
const propertyName = (name: string): string => (IDENTIFIER.test(name) ? name : JSON.stringify(name));

/** `CustomerOutput` and `Customer` differ only in what zod fills in; the renderer's own types are the output. */
function typeName(ref: string): string {
  const name = ref.slice(ref.lastIndexOf('/') + 1);
  const base = name.replace(/Output$/, '');
  return base in RENDERER_TYPES ? base : name;
}

function printObject(schema: Schema): string {
  const required = new Set(schema.required);
  const members = Object.entries(schema.properties ?? {}).map(
    ([name, value]) => `${propertyName(name)}${required.has(name) ? '' : '?'}: ${printType(value)}`,
  );
  if (typeof schema.additionalProperties === 'object')
    return `Record<string, ${printType(schema.additionalProperties)}>`;
  if (members.length === 0) return 'Record<string, unknown>';
  return `{ ${members.join('; ')} }`;
}

/** Prints a JSON Schema as a TypeScript type. */
export function printType(schema: Schema): string {
  if (schema.$ref) return typeName(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const union = schema.anyOf ?? schema.oneOf;
  if (union) return [...new Set(union.map(printType))].join(' | ');
  if (schema.allOf) return schema.allOf.map((part) => `(${printType(part)})`).join(' & ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => printType({ ...schema, type })).join(' | ');
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return `Array<${schema.items ? printType(schema.items) : 'unknown'}>`;
    case 'object':
      return printObject(schema);
    default:
      return 'unknown';
  }
}

/** The parts of an operation that a call states or gets. */
interface Operation {
  operationId: string;
  parameters?: { in: string; name: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

function printParameters(operation: Operation, place: 'path' | 'query'): string {
  const members = (operation.parameters ?? [])
    .filter((parameter) => parameter.in === place)
    .map(
      (parameter) => `${propertyName(parameter.name)}${parameter.required ? '' : '?'}: ${printType(parameter.schema)}`,
    );
  return members.length > 0 ? `{ ${members.join('; ')} }` : 'undefined';
}

function printOperation(operation: Operation): string {
  const body = operation.requestBody?.content;
  const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1].content;
  const response = success?.['application/json'];
  return `  ${JSON.stringify(operation.operationId)}: {
    params: ${printParameters(operation, 'path')};
    query: ${printParameters(operation, 'query')};
    body: ${body?.['application/json'] ? printType(body['application/json'].schema) : body ? 'FormData' : 'undefined'};
    response: ${response ? printType(response.schema) : 'undefined'};
  };`;
}

/** TypeScript source of the builder's API types, made from the OpenAPI description. */
export function printApiTypes(): string {
  const document = openApiDocument();
  const schemas = Object.entries((document.components?.schemas ?? {}) as Record<string, Schema>);
  const imports = Object.entries(RENDERER_TYPES).map(([name, from]) => `import type { ${name} } from '${from}';`);
  const components = schemas
    .filter(([name]) => !(name.replace(/Output$/, '') in RENDERER_TYPES))
    .map(([name, schema]) => `export type ${name} = ${printType(schema)};`);
  const operations = Object.values(document.paths ?? {}).flatMap((item) =>
    Object.values(item as Record<string, Operation>).map(printOperation),
  );
  const addresses = namedEndpoints().map(
    ({ name, endpoint }) =>
      `  ${JSON.stringify(name)}: [${JSON.stringify(endpoint.method.toUpperCase())}, ${JSON.stringify(endpoint.path)}],`,
  );
  return `// Made by \`npm run api:types\` from the API's contracts; \`npm run check\` fails when it is out of date.
${imports.join('\n')}

${components.join('\n\n')}

/** Every endpoint by name: what a call states and what it gets. */
export interface Endpoints {
${operations.join('\n')}
}

/** Method and path of every endpoint. */
export const endpoints = {
${addresses.join('\n')}
} as const satisfies Record<keyof Endpoints, readonly [string, string]>;
`;
}

import { escapeHtml as text } from '../../renderer/html.ts';
import { openApiDocument } from '../http/openapi.ts';
import { type OutlineLine, outline, type Schema } from './outline.ts';

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
}
type Content = Readonly<Record<string, { readonly schema?: Schema }>>;
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security?: readonly unknown[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}
interface Description {
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** The API's description as a page for people: made from the same document as `openapi.json`, plain HTML without script. */
export function apiDocsPage(): string {
  const { info, paths, components } = openApiDocument() as unknown as Description;
  const byTag = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags[0] ?? '';
      byTag.set(tag, [...(byTag.get(tag) ?? []), operationHtml(path, method, operation)]);
    }
  }
  const schemas = Object.entries(components.schemas ?? {}).sort(([a], [b]) => a.localeCompare(b));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${text(info.title)}</title>
<link rel="stylesheet" href="/api/docs/style.css">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<nav aria-label="Resources"><ul>
${[...byTag.keys()].map((tag) => `<li><a href="#${anchorOf(tag)}">${text(tag)}</a></li>`).join('\n')}
<li><a href="#schemas">Schemas</a></li>
</ul></nav>
<main id="content">
<h1>${text(info.title)}</h1>
<p>Version ${text(info.version)}. JSON in and out; the same as <a href="/api/v1/openapi.json">openapi.json</a>. Callers sign in at
<a href="#session.signIn"><code>POST /api/v1/session</code></a> and send the cookie with every request. Errors answer
<a href="#schema-Error"><code>{ "error": … }</code></a> with a stable <code>code</code>. A save of a document states the
revision it started from in <code>If-Match</code>. ${REQUIRED} marks what is required.</p>
${[...byTag].map(([tag, operations]) => `<h2 id="${anchorOf(tag)}">${text(tag)}</h2>\n${operations.join('\n')}`).join('\n')}
<h2 id="schemas">Schemas</h2>
${schemas.map(([name, schema]) => `<h3 id="schema-${text(name)}">${text(name)}</h3>\n${table(outline(schema))}`).join('\n')}
</main>
</body>
</html>
`;
}

const REQUIRED = '<abbr title="required">*</abbr>';

function anchorOf(tag: string): string {
  return `tag-${tag.toLowerCase().replace(/\W+/g, '-')}`;
}

function operationHtml(path: string, method: string, operation: Operation): string {
  const parameters = (operation.parameters ?? []).flatMap(parameterLine);
  const parts = [
    operation.security?.length === 0 ? '<p>Needs no session.</p>' : '',
    parameters.length > 0 ? `<h3>Parameters</h3>${table(parameters)}` : '',
    contentHtml('<h3>Body', operation.requestBody?.content, '</h3>'),
    '<h3>Answers</h3>',
    ...Object.entries(operation.responses).map(([status, { description, content }]) => {
      const told = `<strong>${text(status)}</strong> ${text(description)}`;
      // Every error has the same body; it is told once, under its name.
      if (Number(status) >= 400) return `<p class="error">${told}</p>`;
      return contentHtml(`<p>${told}`, content, '</p>') || `<p>${told}</p>`;
    }),
  ];
  return `<details id="${text(operation.operationId)}">
<summary><span class="method">${method.toUpperCase()}</span> <code>/api/v1${text(path)}</code> <span class="what">${text(operation.summary)}</span></summary>
${parts.filter(Boolean).join('\n')}
</details>`;
}

function parameterLine(parameter: Parameter): OutlineLine[] {
  const name = parameter.in === 'query' ? `?${parameter.name}` : parameter.name;
  const [line] = outline(parameter.schema ?? {}, name, 0, parameter.required ?? false);
  return line ? [{ ...line, note: parameter.description ?? line.note }] : [];
}

function contentHtml(before: string, content: Content | undefined, after: string): string {
  const [mediaType, { schema = {} } = {}] = Object.entries(content ?? {})[0] ?? [];
  return mediaType ? `${before} <small>${text(mediaType)}</small>${after}${table(outline(schema))}` : '';
}

function table(lines: readonly OutlineLine[]): string {
  return `<table>${lines.map(rowHtml).join('\n')}</table>`;
}

function rowHtml({ depth, name, type, reference, required, note }: OutlineLine): string {
  const told = reference ? `<a href="#schema-${text(reference)}">${text(type)}</a>` : text(type);
  const head = `<code>${text(name || 'value')}</code>${required ? ` ${REQUIRED}` : ''}`;
  return `<tr><th scope="row" class="depth-${depth}">${head}</th><td>${told}</td><td>${text(note)}</td></tr>`;
}

import Handlebars from 'handlebars';
import type { Plugin } from 'vite';
import { HELPER_NAMES } from './views/helper-names.ts';

/** Folder of this file, with the slash; a checkout may lie in a path with spaces. */
const RENDERER = decodeURIComponent(new URL('./', import.meta.url).pathname);

/** Name of a view for the run time: its path below `renderer/`, the same on every machine. */
function nameOf(id: string): string {
  const marker = '/renderer/';
  const at = id.lastIndexOf(marker);
  return at < 0 ? id : id.slice(at + marker.length);
}

/** Line breaks with the indentation around them become one line break: the page weighs less and looks the same. */
function squeeze(content: string): string {
  return content.replace(/\s*\n\s*/g, '\n');
}

/** Collects the partials a template names, and lets its whitespace shrink. */
class Prepare extends Handlebars.Visitor {
  readonly partials: { statement: hbs.AST.PartialStatement; source: string }[] = [];

  override ContentStatement(content: hbs.AST.ContentStatement): void {
    content.value = squeeze(content.value);
  }

  override PartialStatement(statement: hbs.AST.PartialStatement): void {
    const { original } = statement.name as hbs.AST.PathExpression;
    // `{{> ./card.hbs}}` lies beside the view, `{{> time}}` in renderer/partials.
    const source = original.startsWith('.') ? original : `${RENDERER}partials/${original}.hbs`;
    this.partials.push({ statement, source });
    super.PartialStatement(statement);
  }
}

/**
 * Vite plugin that precompiles `*.hbs`: the module's default export is the view as a function. Partials become
 * imports; only known helpers exist; a field that the view data lacks is an error.
 */
export function handlebarsViews(): Plugin {
  return {
    name: 'portico:handlebars-views',
    async transform(code, id) {
      if (!id.endsWith('.hbs')) return null;
      // A file ends with a line break; what it draws does not, so that a partial can stand within a line.
      const ast = Handlebars.parse(code.trimEnd(), { srcName: id });
      const prepare = new Prepare();
      prepare.accept(ast);
      const imports: string[] = [];
      for (const { statement, source } of prepare.partials) {
        const resolved = await this.resolve(source, id);
        if (!resolved) this.error(`There is no partial ${source} (named in ${id}).`);
        imports.push(`import ${JSON.stringify(resolved.id)};`);
        const name = nameOf(resolved.id);
        statement.name = { type: 'StringLiteral', value: name, original: name, loc: statement.loc } as never;
      }
      const spec = Handlebars.precompile(ast, {
        strict: true,
        knownHelpersOnly: true,
        knownHelpers: Object.fromEntries(HELPER_NAMES.map((name) => [name, true])),
      } as PrecompileOptions);
      return {
        code: [
          `import { defineView } from ${JSON.stringify(`${RENDERER}views/define-view.ts`)};`,
          ...imports,
          `export default defineView(${JSON.stringify(nameOf(id))}, ${spec});`,
        ].join('\n'),
        map: null,
      };
    },
  };
}

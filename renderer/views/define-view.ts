import runtime from 'handlebars/runtime.js';
import type { RenderContext } from '../render-context.ts';
import { helpers } from './helpers.ts';

/** What views read as `@name`: the page around them, apart from their own data. */
export interface ViewFrame {
  readonly context: RenderContext;
  readonly [name: string]: unknown;
}

/** A precompiled view: data → HTML. */
export type View = (data: unknown, frame: ViewFrame) => string;

// The package types its runtime as an empty module; it is Handlebars without the compiler.
/** Own environment, so that nobody else's helpers or partials are within reach of a view. */
const handlebars = (runtime as unknown as typeof Handlebars).create();
handlebars.registerHelper({ ...helpers });

/** Registers a precompiled template under its name, by which other views may include it. */
export function defineView(name: string, specification: TemplateSpecification): View {
  const template = handlebars.template(specification);
  handlebars.registerPartial(name, template);
  return (data, frame) =>
    template(data, {
      data: frame,
      allowProtoPropertiesByDefault: false,
      allowProtoMethodsByDefault: false,
    });
}

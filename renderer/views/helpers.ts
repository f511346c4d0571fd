import runtime from 'handlebars/runtime.js';
import { isMessageKey, t } from '../i18n/index.ts';
import { type IconName, icon, isIconName } from '../icons.ts';
import type { Feedback, RenderContext } from '../render-context.ts';
import { linkify } from '../rich-text/linkify.ts';
import { safeUrl } from '../rich-text/links.ts';
import { renderRichText } from '../rich-text/render.ts';
import type { RichText } from '../rich-text/schema.ts';
import type { HelperName } from './helper-names.ts';

type HelperDelegate = Handlebars.HelperDelegate;

const { SafeString } = runtime as unknown as typeof Handlebars;

interface Frame {
  readonly context: RenderContext;
  readonly blockId: string;
  readonly subLevel: number;
}
interface Options {
  readonly hash: Record<string, string | number>;
  readonly data: Frame;
  readonly fn: (context: unknown) => string;
  readonly inverse: (context: unknown) => string;
}

/** What was typed into this form before it was refused, if it was this one. */
function feedbackOf({ context, blockId }: Frame, action: string, record: string): Feedback | undefined {
  const { feedback } = context;
  const ofThis = feedback?.blockId === blockId && feedback.action === action && feedback.values.record === record;
  return ofThis ? feedback : undefined;
}

/** `{{t 'tasks.group' name n=3}}`: words by key, whose parts may come from data. */
function translate(...args: unknown[]): string {
  const { data, hash } = args.at(-1) as Options;
  const key = args.slice(0, -1).join('.');
  return isMessageKey(key) ? t(data.context.language, key, hash) : key;
}

/** Icons that stand for a meaning. */
const MEANINGS: Readonly<Record<string, IconName>> = {
  good: 'circle-check',
  warning: 'triangle-alert',
  bad: 'circle-alert',
  up: 'arrow-up',
  down: 'arrow-down',
  flat: 'minus',
  neutral: 'circle',
};

function iconFor(name: string): IconName {
  if (isIconName(name)) return name;
  return (Object.hasOwn(MEANINGS, name) && MEANINGS[name]) || 'file';
}

/** What views can call. Each gets its arguments, then Handlebars' options. */
export const helpers: Readonly<Record<HelperName, HelperDelegate>> = {
  t: translate,
  icon: (name: string) => new SafeString(icon(iconFor(name))),
  /** `{{rich-text body}}`, with headings below those around it. */
  'rich-text': (richText: RichText, { data }: Options) =>
    new SafeString(
      renderRichText(richText, {
        language: data.context.language,
        path: data.context.path,
        headingLevel: data.subLevel,
      }),
    ),
  /** `{{> card id=(concat @blockId '-' id)}}`: a string of parts. */
  concat: (...args: unknown[]) => args.slice(0, -1).join(''),
  /** `{{safe-url url}}`: an address of people's own, if a link may lead there; else nowhere. */
  'safe-url': (url: unknown) => safeUrl(url) ?? '#',
  /** `{{linked text}}`: plain text with web addresses as links. */
  linked: (text: string) => new SafeString(linkify(text)),
  /** `{{#feedback 'comment' id}}{{message}}{{/feedback}}`: shown where that form was refused. */
  feedback(this: unknown, action: string, record: string, options: Options) {
    const feedback = feedbackOf(options.data, action, record);
    return feedback ? options.fn(feedback) : options.inverse(this);
  },
  /** `{{field 'comment' id 'text'}}`: what was typed there before the form was refused. */
  field: (action: string, record: string, name: string, { data }: Options) =>
    feedbackOf(data, action, record)?.values[name] ?? '',
};

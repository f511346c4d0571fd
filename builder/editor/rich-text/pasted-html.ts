/** Looks that Lexical understands in pasted text; everything else about it is the page's own business. */
const KEPT = ['font-weight', 'font-style', 'text-decoration', 'vertical-align', 'white-space'] as const;
const MARK = 'data-pasted-style';

/**
 * Pasted HTML as a document. Style attributes are set aside while it is parsed, because the content security policy
 * refuses them there, and those that mean something (bold in a text from a word processor) are set again.
 */
export function parsePasted(html: string): Document {
  const marked = html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s)style(\s*=)/gi, `$1${MARK}$2`));
  const parsed = new DOMParser().parseFromString(marked, 'text/html');
  for (const element of parsed.querySelectorAll<HTMLElement>(`[${MARK}]`)) {
    for (const declaration of (element.getAttribute(MARK) ?? '').split(';')) {
      const [property = '', value = ''] = declaration.split(':').map((part) => part.trim());
      if (KEPT.some((kept) => kept === property)) element.style.setProperty(property, value);
    }
    element.removeAttribute(MARK);
  }
  return parsed;
}

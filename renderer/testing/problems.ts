import { parsed } from './dom.ts';

/** What is wrong with the structure of a piece of a page; axe in a real browser looks at the rest. */
export function structureProblems(html: string, headingAbove: number): string[] {
  const root = parsed(html);
  const all = (selector: string) => Array.from(root.querySelectorAll(selector));
  const nameOf = (element: ReturnType<typeof all>[number]) =>
    (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
  const problems: string[] = [];

  let level = headingAbove;
  for (const heading of all('h1,h2,h3,h4,h5,h6')) {
    const own = Number(heading.tagName.slice(1));
    if (own > level + 1) problems.push(`h${own} after h${level}: ${heading.textContent}`);
    level = own;
  }
  const ids = all('[id]').map((element) => element.id);
  for (const [i, id] of ids.entries()) if (ids.indexOf(id) !== i) problems.push(`id twice: ${id}`);
  for (const control of all('button,summary,a[href]'))
    if (!nameOf(control)) problems.push(`no name: ${control.outerHTML.slice(0, 80)}`);
  for (const field of all('input:not([type=hidden]),textarea,select'))
    if (!field.closest('label') && !field.getAttribute('aria-label')) problems.push(`no label: ${field.outerHTML}`);
  for (const image of all('img:not([alt])')) problems.push(`no alt: ${image.outerHTML}`);
  for (const list of all('ul,ol'))
    if (Array.from(list.children).some((child) => child.tagName !== 'LI'))
      problems.push(`not an item in ${list.className}`);
  for (const element of all('[style],script,style')) problems.push(`inline style or script: ${element.tagName}`);
  for (const element of all('*'))
    for (const { name } of Array.from(element.attributes)) if (name.startsWith('on')) problems.push(`handler: ${name}`);
  for (const described of all('[aria-describedby]'))
    if (!ids.includes(described.getAttribute('aria-describedby') ?? '')) problems.push('described by nothing');
  return problems;
}

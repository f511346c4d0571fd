import { Window } from 'happy-dom';

const { document } = new Window();

/** A piece of HTML as a tree, to look at. */
export function parsed(html: string) {
  const element = document.createElement('div');
  element.innerHTML = html;
  return element;
}

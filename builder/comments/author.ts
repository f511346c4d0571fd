import type { Actor } from '../api/types.ts';

/** Who did something, in words. A name typed by an anonymous viewer is a claim and said to be one. */
export function authorWords(actor: Actor): string {
  switch (actor.kind) {
    case 'viewer':
      return actor.name ? `${actor.name}, by the link` : 'Somebody, by the link';
    case 'contact':
      return `${actor.name}, customer`;
    case 'system':
      return actor.name || 'Portico';
    default:
      return actor.name;
  }
}

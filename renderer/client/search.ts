/** Folds letters to what people type: no accents, no case. */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Narrows guides and questions to those with all the words (C-25). */
export function searchResources(): void {
  document.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !('search' in target.dataset)) return;
    const root = target.closest('[data-resources]');
    if (!root) return;
    const words = fold(target.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const item of root.querySelectorAll<HTMLElement>('[data-item]')) {
      const text = fold(item.textContent ?? '');
      item.hidden = !words.every((word) => text.includes(word));
      if (!item.hidden) found += 1;
    }
    for (const group of root.querySelectorAll<HTMLElement>('[data-group]'))
      group.hidden = !group.querySelector('[data-item]:not([hidden])');
    const nothing = root.querySelector<HTMLElement>('[data-nothing]');
    if (nothing) nothing.hidden = found > 0;
  });
}

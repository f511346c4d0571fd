/** Marks the section that is being read in the navigation, and keeps its entry in sight. */
export function markSections(): void {
  const links = new Map<string, HTMLAnchorElement>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-sections] a'))
    links.set(link.hash.slice(1), link);
  if (!links.size) return;
  const sections = Array.from(document.querySelectorAll<HTMLElement>('[data-section]')).filter((section) =>
    links.has(section.id),
  );
  const mark = () => {
    const line = innerHeight / 3;
    const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const reached = sections.filter((section) => section.getBoundingClientRect().top <= line);
    const current = (atEnd && scrollY > 0 ? sections.at(-1) : reached.at(-1)) ?? sections[0];
    for (const [id, link] of links) {
      const isCurrent = id === current?.id;
      if (isCurrent === link.hasAttribute('aria-current')) continue;
      if (!isCurrent) link.removeAttribute('aria-current');
      else {
        link.setAttribute('aria-current', 'true');
        const bar = link.closest('ul');
        if (bar) bar.scrollLeft = link.offsetLeft - bar.clientWidth / 3;
      }
    }
  };
  let asked = false;
  const soon = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      mark();
    });
  };
  addEventListener('scroll', soon, { passive: true });
  addEventListener('resize', soon);
  mark();
}

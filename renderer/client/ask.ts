/** The small question for a name beside a task: its field is ready to type in, Escape and a click elsewhere put it away. */
export function tendQuestions(): void {
  const opened = () => document.querySelectorAll<HTMLDetailsElement>('.ask[open]');
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (target instanceof HTMLDetailsElement && target.matches('.ask[open]'))
        target.querySelector<HTMLElement>('.input')?.focus();
    },
    true,
  );
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    for (const ask of opened()) {
      ask.open = false;
      ask.querySelector('summary')?.focus();
    }
  });
  document.addEventListener('click', ({ target }) => {
    for (const ask of opened()) if (!ask.contains(target as Node)) ask.open = false;
  });
}

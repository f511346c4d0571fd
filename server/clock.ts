/** The one clock of the program, so that tests move time instead of waiting for it. */
export const clock = {
  now: (): Date => new Date(),
};

/** One measured figure, with the bound it must keep where it has one. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** A figure with a bound from below or above. */
export function figure(
  what: string,
  value: number,
  unit: string,
  bound: { readonly atLeast?: number; readonly atMost?: number } = {},
): Figure {
  return { what, value, unit, ...bound };
}

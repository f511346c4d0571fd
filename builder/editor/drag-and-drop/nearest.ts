export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A horizontal line between two things, `width` long from `x` on. */
export interface DropLine extends Point {
  readonly width: number;
}

/** The line nearest to the pointer; lines beside it count by their distance to the side as well, so that columns are told apart. */
export function nearestLine<Line extends DropLine>(lines: readonly Line[], pointer: Point): Line | null {
  let nearest: Line | null = null;
  let shortest = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const beside = Math.max(line.x - pointer.x, pointer.x - (line.x + line.width), 0);
    const distance = Math.hypot(beside, line.y - pointer.y);
    if (distance < shortest) {
      shortest = distance;
      nearest = line;
    }
  }
  return nearest;
}

/**
 * Order of the children of one part. Who alone rearranged what both know decides; where both did, mine does.
 * What only the other side has follows what it follows there.
 */
export function mergeOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  members: ReadonlySet<string>,
): string[] {
  const known = new Set([...base, ...mine, ...theirs].filter((id) => inAll(id, base, mine, theirs)));
  const iRearranged = !sameOrder(base, mine, known);
  const [leading, following] = iRearranged ? [mine, theirs] : [theirs, mine];
  const order = leading.filter((id) => members.has(id));
  for (const [index, id] of following.entries()) {
    if (!members.has(id) || order.includes(id)) continue;
    const before = following.slice(0, index).findLast((candidate) => order.includes(candidate));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  }
  return [...order, ...[...members].filter((id) => !order.includes(id))];
}

function inAll(id: string, ...lists: readonly (readonly string[])[]): boolean {
  return lists.every((list) => list.includes(id));
}

function sameOrder(a: readonly string[], b: readonly string[], among: ReadonlySet<string>): boolean {
  const left = a.filter((id) => among.has(id));
  const right = b.filter((id) => among.has(id));
  return left.every((id, index) => id === right[index]);
}

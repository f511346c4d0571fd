/** Part of an object; part of a map is a map. */
type Changed<V> = string extends keyof V ? V : Partial<V>;

/** Only what differs, so that a save never overwrites what somebody else changed meanwhile elsewhere in the record. */
export function changedValues<V extends Record<string, unknown>>(before: V, after: V): Changed<V> {
  return Object.fromEntries(
    Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key])),
  ) as Changed<V>;
}

/** A moment as date fields hold it: `YYYY-MM-DD HH:mm:ss` in the reader's zone. */
export function toLocal(moment: string): string {
  const at = new Date(moment);
  const pad = (part: number) => String(part).padStart(2, '0');
  const day = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
  return `${day} ${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`;
}

/** The moment that a date field means, in UTC. */
export function fromLocal(local: string): string {
  return new Date(local.replace(' ', 'T')).toISOString();
}

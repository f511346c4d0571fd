/** What is wrong with a new password, before the server says the same; null when nothing is. */
export function passwordProblem(value: string): string | null {
  if (value.length < 10) return 'must have at least 10 characters';
  if (new TextEncoder().encode(value).length > 72) return 'must be at most 72 bytes long';
  return null;
}

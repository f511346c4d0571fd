import { type LucideIcon, Mail, MessageSquare, Phone, Users } from 'lucide-react';
import type { Touchpoint } from '../../api/types.ts';

/** How staff and customer were in touch, as it is offered and shown. */
export const KINDS: readonly { value: Touchpoint['kind']; label: string; icon: LucideIcon }[] = [
  { value: 'call', label: 'Call', icon: Phone },
  { value: 'mail', label: 'Mail', icon: Mail },
  { value: 'meeting', label: 'Meeting', icon: Users },
  { value: 'chat', label: 'Chat', icon: MessageSquare },
];

/** Icon and word of a kind. */
export function kindOf(kind: Touchpoint['kind']) {
  return KINDS.find(({ value }) => value === kind) ?? { label: kind, icon: MessageSquare };
}

import { Anchor, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { AuditEntry } from '../../api/types.ts';
import { When } from '../../ui/when.tsx';
import classes from './audit.module.css';
import { KIND_WORDS } from './kind-words.ts';

/** Who did it. A name that an anonymous viewer typed is a claim and shown as one. */
function whoWords({ kind, name, erased }: AuditEntry['actor']): string {
  if (erased) return 'Former contact';
  if (kind === 'viewer') return name ? `${name}, by the link` : 'Somebody';
  return name || 'Portico';
}

function subjectWords({ actor, subject }: AuditEntry): string | null {
  if (!subject || (subject.id !== null && subject.id === actor.id)) return null;
  return subject.erased ? 'former contact' : subject.name || null;
}

/** Digests and lists are told by their beginning. */
function shortened(value: string): string {
  return value.length > 48 ? `${value.slice(0, 16)}…` : value;
}

/** One line of the audit. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { number, at, kind, customer, actor, details } = entry;
  const subject = subjectWords(entry);
  const facts = Object.entries(details).filter(([, value]) => value !== null && value !== '');
  return (
    <li className={classes.entry}>
      <span className={classes.number}>{number}</span>
      <div className={classes.what}>
        <Text span fw={500} inherit>
          {whoWords(actor)}
        </Text>{' '}
        {KIND_WORDS[kind]}
        {subject && (
          <>
            {': '}
            <Text span inherit>
              {subject}
            </Text>
          </>
        )}
        <div className={classes.facts}>
          {customer &&
            (customer.name === null ? (
              <span>a customer that was deleted</span>
            ) : (
              <Anchor component={Link} href={`/customers/${customer.id}`} size="xs">
                {customer.name}
              </Anchor>
            ))}
          {actor.address && <span>from {actor.address}</span>}
          {facts.map(([name, value]) => (
            <span key={name} title={String(value)}>
              {name}: {shortened(String(value))}
            </span>
          ))}
        </div>
      </div>
      <span className={classes.when}>
        <When at={at} />
      </span>
    </li>
  );
}

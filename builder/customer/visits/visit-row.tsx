import { Badge, Box, Group, Text } from '@mantine/core';
import { Clock, Download, Eye, Link2, UserRound } from 'lucide-react';
import type { Visit } from '../../api/types.ts';
import { PersonAvatar } from '../../ui/avatar.tsx';
import { When } from '../../ui/when.tsx';
import { durationWords } from './durations.ts';
import classes from './visits.module.css';

const GONE = 'a part that is gone';

/** Who came, as far as it is known. A name that an anonymous viewer typed is a claim and shown as one. */
function whoWords({ contactId, name }: Visit): string {
  if (name === null) return 'Somebody with the link';
  return contactId ? name : `${name}, by the link`;
}

/** One visit: who, when, what they looked at and for how long, what they took along. */
export function VisitRow({ visit }: { visit: Visit }) {
  const { name, contactId, startedAt, lastAt, link, pages, sections, downloads } = visit;
  const seconds = sections.reduce((sum, section) => sum + section.seconds, 0);
  const stay = Math.round((Date.parse(lastAt) - Date.parse(startedAt)) / 1000);
  return (
    <li className={classes.visit}>
      {name === null ? (
        <Box c="dimmed" w={32} ta="center" pt={6}>
          <UserRound size={18} aria-hidden />
        </Box>
      ) : (
        <PersonAvatar name={name} photoUrl={null} size={32} />
      )}
      <Box flex={1} miw={0}>
        <Group gap="xs">
          <Text size="sm" fw={500}>
            {whoWords(visit)}
          </Text>
          {contactId && (
            <Badge size="sm" color="gray" fw={500}>
              Contact
            </Badge>
          )}
          <Text size="xs" c="dimmed" component="div">
            <When at={startedAt} />
          </Text>
        </Group>
        <div className={classes.facts}>
          {(seconds > 0 || stay >= 60) && (
            <span className={classes.fact}>
              <Clock size={13} aria-hidden /> {durationWords(Math.max(seconds, stay))}
            </span>
          )}
          {link?.name && (
            <span className={classes.fact}>
              <Link2 size={13} aria-hidden /> {link.name}
            </span>
          )}
          {pages.length > 1 && (
            <span className={classes.fact}>
              <Eye size={13} aria-hidden /> {pages.map(({ title }) => title ?? GONE).join(', ')}
            </span>
          )}
          {sections.map((section) => (
            <span key={`${section.title}:${section.seconds}`} className={classes.fact}>
              <Eye size={13} aria-hidden /> {section.title || (section.title === '' ? 'untitled section' : GONE)}{' '}
              {durationWords(section.seconds)}
            </span>
          ))}
          {downloads.map(({ fileId, name: file, kind, at }) => (
            <span key={`${fileId}:${at}`} className={classes.fact}>
              <Download size={13} aria-hidden /> {kind === 'preview' ? 'viewed' : 'downloaded'} {file}
            </span>
          ))}
        </div>
      </Box>
    </li>
  );
}

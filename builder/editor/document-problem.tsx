import { Alert, Anchor, Container, List, Text } from '@mantine/core';
import { FileWarning } from 'lucide-react';
import { Link } from 'wouter';
import type { z } from 'zod';

const SHOWN = 10;

/** A document that this version cannot read: shown as it fails, never opened, so never overwritten. */
export function DocumentProblem({ issues, back }: { issues: readonly z.core.$ZodIssue[]; back: string }) {
  return (
    <Container size="sm" py="xl">
      <Alert color="bad" icon={<FileWarning size={18} />} title="This document cannot be opened" role="alert">
        <Text size="sm">
          It was stored by another version of Portico or changed from outside. Nothing has been lost and nothing is
          overwritten: what is published stays as it is. An administrator can mend it through the API at these places:
        </Text>
        <List size="sm" my="sm">
          {issues.slice(0, SHOWN).map((issue) => (
            <List.Item key={`${issue.path.join('.')} ${issue.message}`}>
              <code>{issue.path.join('.') || 'document'}</code>: {issue.message}
            </List.Item>
          ))}
        </List>
        {issues.length > SHOWN && <Text size="sm">… and {issues.length - SHOWN} more.</Text>}
        <Anchor component={Link} href={back} size="sm">
          Back
        </Anchor>
      </Alert>
    </Container>
  );
}

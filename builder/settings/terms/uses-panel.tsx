import { Skeleton, Stack, Text, Title } from '@mantine/core';
import type { TermsSummary } from '../../api/types.ts';
import { useApi, useChange } from '../../api/use-api.ts';
import { notifyDone, notifyError } from '../../ui/notify.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { ChoiceSelect } from './choice-select.tsx';

/** Which terms all portals ask for, and those made from each template. */
export function UsesPanel({ terms }: { terms: readonly TermsSummary[] }) {
  const uses = useApi('terms.uses', {});
  const use = useChange('terms.use', { onSuccess: () => notifyDone('Saved.'), onError: notifyError });
  const choose = (templateId: string | null) => (choice: string) => use.mutate({ body: { templateId, choice } });
  return (
    <Stack gap="sm" mt="md" maw={480}>
      <div>
        <Title order={3}>Where they are asked for</Title>
        <Text size="sm" c="dimmed">
          A portal’s own choice, on its customer’s page, comes before its template’s, and that before the workspace’s.
        </Text>
      </div>
      <QueryState query={uses} skeleton={<Skeleton h={120} />}>
        {({ workspace, templates }) => (
          <>
            <ChoiceSelect label="All portals" terms={terms} value={workspace} onChange={choose(null)} />
            {templates.map(({ templateId, name, choice }) => (
              <ChoiceSelect
                key={templateId}
                label={`Portals made from “${name}”`}
                inherit="As all portals"
                terms={terms}
                value={choice}
                onChange={choose(templateId)}
              />
            ))}
          </>
        )}
      </QueryState>
    </Stack>
  );
}

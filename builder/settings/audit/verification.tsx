import { Alert, Button, Code, Stack, Text } from '@mantine/core';
import { CircleAlert, CircleCheck, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useApi } from '../../api/use-api.ts';

/** Goes through the whole chain when asked, and says what it found. */
export function Verification() {
  const [asked, setAsked] = useState(false);
  const check = useApi('audit.verify', {}, { enabled: asked });
  const run = () => {
    if (asked) void check.refetch();
    setAsked(true);
  };
  return (
    <Stack gap="xs" align="flex-start">
      <Button
        variant="default"
        size="xs"
        leftSection={<ShieldCheck size={15} aria-hidden />}
        loading={check.isFetching}
        onClick={run}
      >
        Check that nothing was changed
      </Button>
      {check.error && <Alert color="bad" icon={<CircleAlert size={18} />} title={check.error.message} role="alert" />}
      {check.data && !check.isFetching && (
        <Alert
          role="status"
          color={check.data.intact ? 'good' : 'bad'}
          icon={check.data.intact ? <CircleCheck size={18} /> : <CircleAlert size={18} />}
          title={check.data.intact ? 'Intact' : 'Not intact'}
        >
          {check.data.message}
          {check.data.head && (
            <Text size="xs" c="dimmed" mt={4} component="div" style={{ overflowWrap: 'anywhere' }}>
              Last entry, to be noted elsewhere: <Code>{check.data.head}</Code>
            </Text>
          )}
        </Alert>
      )}
    </Stack>
  );
}

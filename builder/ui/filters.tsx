import { Button, Group } from '@mantine/core';
import { SlidersHorizontal } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { usePhone } from './use-phone.ts';

/** Filters beside a search field; on a phone behind one button, which says how many are set. */
export function Filters({ set, children }: { set: number; children: ReactNode }) {
  const phone = usePhone();
  const [opened, setOpened] = useState(false);
  if (!phone) return children;
  return (
    <>
      <Button
        variant="default"
        leftSection={<SlidersHorizontal size={15} aria-hidden />}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {set > 0 ? `Filters (${set})` : 'Filters'}
      </Button>
      {opened && (
        <Group gap="xs" w="100%" grow preventGrowOverflow={false}>
          {children}
        </Group>
      )}
    </>
  );
}

import { Box, Loader, VisuallyHidden } from '@mantine/core';

/** A spinner that says what it waits for to those who cannot see it. */
export function Busy({ label, size = 'sm' }: { label: string; size?: 'xs' | 'sm' }) {
  return (
    <Box role="status" ta="center">
      <Loader size={size} aria-hidden />
      <VisuallyHidden>{label}</VisuallyHidden>
    </Box>
  );
}

import { useMediaQuery } from '@mantine/hooks';

/** Whether the window is as narrow as a phone, where dialogs take the whole screen. */
export function usePhone(): boolean {
  return useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
}

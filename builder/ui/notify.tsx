import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { CircleAlert, CircleCheck } from 'lucide-react';
import type { ApiError } from '../api/client.ts';

/** Says that something went well, where the screen itself does not show it. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'good', icon: <CircleCheck size={16} /> });
}

/** Says what went wrong where there is no field or panel to say it at. */
export function notifyError(error: ApiError): void {
  notifications.show({ message: error.message, color: 'bad', icon: <CircleAlert size={16} />, autoClose: 8000 });
}

/** Says what was deleted, with the way back. */
export function notifyUndo(message: string, undo: () => void): void {
  const id = notifications.show({
    autoClose: 10_000,
    color: 'gray',
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" lineClamp={2}>
          {message}
        </Text>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          Undo
        </Button>
      </Group>
    ),
  });
}

import { ActionIcon, Button, Group, Input, Stack, TextInput, Tooltip } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import type { Page } from '../../../renderer/document.ts';
import { newPage } from '../document/create.ts';
import { useDocument, useEditor } from '../state/editor-context.tsx';

/** The pages of the portal. There is one until another is wanted; then they show as tabs. */
export function PageList() {
  const { documents, readOnly } = useEditor();
  const pages = useDocument((state) => state.document.pages);
  const add = () => {
    const page = newPage();
    documents.getState().perform({ type: 'insert-page', index: pages.length, page });
    documents.getState().dispatch({ type: 'show-page', pageId: page.id });
  };
  return (
    <Input.Wrapper
      label="Pages"
      description={pages.length > 1 ? 'Shown as tabs' : 'One page; more show as tabs'}
      labelElement="div"
    >
      <Stack gap="xs" mt={4}>
        {pages.length > 1 &&
          pages.map((page, index) => <PageLine key={page.id} page={page} index={index} count={pages.length} />)}
        {!readOnly && (
          <Button size="xs" variant="default" leftSection={<Plus size={15} />} onClick={add}>
            Add a page
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

function PageLine({ page, index, count }: { page: Page; index: number; count: number }) {
  const { documents, readOnly } = useEditor();
  const perform = documents.getState().perform;
  const name = page.title || 'untitled page';
  return (
    <Group gap={4} wrap="nowrap">
      <TextInput
        flex={1}
        size="xs"
        aria-label={`Title of page ${index + 1}`}
        value={page.title}
        maxLength={120}
        disabled={readOnly}
        onFocus={() => documents.getState().dispatch({ type: 'show-page', pageId: page.id })}
        onChange={(event) =>
          perform({ type: 'update-page', pageId: page.id, title: event.currentTarget.value }, `page:${page.id}`)
        }
      />
      {!readOnly && (
        <>
          <Tool
            label={`Move ${name} up`}
            disabled={index === 0}
            onClick={() => perform({ type: 'move-page', pageId: page.id, index: index - 1 })}
          >
            <ArrowUp size={14} />
          </Tool>
          <Tool
            label={`Move ${name} down`}
            disabled={index === count - 1}
            onClick={() => perform({ type: 'move-page', pageId: page.id, index: index + 2 })}
          >
            <ArrowDown size={14} />
          </Tool>
          <Tool
            label={`Remove ${name} with its sections`}
            onClick={() => perform({ type: 'remove-page', pageId: page.id })}
          >
            <Trash2 size={14} />
          </Tool>
        </>
      )}
    </Group>
  );
}

function Tool(props: { label: string; disabled?: boolean; onClick: () => void; children: React.ReactNode }) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={props.label}
        disabled={props.disabled}
        onClick={props.onClick}
      >
        {props.children}
      </ActionIcon>
    </Tooltip>
  );
}

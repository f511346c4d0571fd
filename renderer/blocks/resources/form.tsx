import { Button, Card, Group, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { CircleHelp, Link } from 'lucide-react';
import { nanoid } from 'nanoid';
import type { ChangeEvent } from 'react';
import { RichTextField } from '../../../builder/editor/rich-text/rich-text-field.tsx';
import type { BlockFormProps } from '../../../builder/fields/block-form.ts';
import { ItemTools } from '../../../builder/fields/item-tools.tsx';
import { emptyRichText } from '../../rich-text/schema.ts';
import type { ResourcesSettings } from './block.ts';

type Item = ResourcesSettings['items'][number];
type Guide = Extract<Item, { kind: 'guide' }>;
type Question = Extract<Item, { kind: 'question' }>;

/** Links to guides, and questions answered in place (C-25). */
export function ResourcesForm({ settings, onChange, errors, disabled }: BlockFormProps<ResourcesSettings>) {
  const { items } = settings;
  const setItems = (next: Item[]) => onChange({ ...settings, items: next });
  const replace = (changed: Item) => setItems(items.map((item) => (item.id === changed.id ? changed : item)));
  const addGuide = () => setItems([...items, { kind: 'guide', id: nanoid(12), title: '', description: '', url: '' }]);
  const addQuestion = () =>
    setItems([...items, { kind: 'question', id: nanoid(12), question: '', answer: emptyRichText() }]);

  return (
    <Stack>
      <TextInput
        label="Heading"
        value={settings.heading}
        maxLength={120}
        disabled={disabled}
        error={errors.heading}
        onChange={(event) => onChange({ ...settings, heading: event.currentTarget.value })}
      />
      <Switch
        label="Search field"
        disabled={disabled}
        checked={settings.search}
        onChange={(event) => onChange({ ...settings, search: event.currentTarget.checked })}
      />
      {items.map((item, index) => {
        const errorAt = (field: string) => errors[`items.${index}.${field}`];
        return (
          <Card withBorder padding="sm" key={item.id}>
            <Stack gap="xs">
              {item.kind === 'guide' ? (
                <GuideFields item={item} errorAt={errorAt} disabled={disabled} onChange={replace} />
              ) : (
                <QuestionFields item={item} errorAt={errorAt} disabled={disabled} onChange={replace} />
              )}
              {!disabled && <ItemTools items={items} index={index} name={item.kind} onChange={setItems} />}
            </Stack>
          </Card>
        );
      })}
      {items.length === 0 && (
        <Text size="sm" c="dimmed">
          Add links to guides, and questions with their answers.
        </Text>
      )}
      {!disabled && (
        <Group gap="xs">
          <Button size="xs" variant="default" leftSection={<Link size={15} />} onClick={addGuide}>
            Add guide
          </Button>
          <Button size="xs" variant="default" leftSection={<CircleHelp size={15} />} onClick={addQuestion}>
            Add question
          </Button>
        </Group>
      )}
    </Stack>
  );
}

interface FieldsProps<T extends Item> {
  item: T;
  errorAt: (field: string) => string | undefined;
  disabled: boolean;
  onChange: (item: T) => void;
}

/** What every text field of an item has. */
function textOf<T extends Item>({ item, errorAt, disabled, onChange }: FieldsProps<T>, field: keyof T & string) {
  return {
    size: 'xs',
    value: String(item[field]),
    disabled,
    error: errorAt(field),
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onChange({ ...item, [field]: event.currentTarget.value }),
  };
}

function GuideFields(props: FieldsProps<Guide>) {
  return (
    <>
      <TextInput label="Title of the guide" required maxLength={200} {...textOf(props, 'title')} />
      <TextInput label="Web address" placeholder="https://" required maxLength={1000} {...textOf(props, 'url')} />
      <Textarea label="Description" autosize maxLength={500} {...textOf(props, 'description')} />
    </>
  );
}

function QuestionFields(props: FieldsProps<Question>) {
  const { item, errorAt, disabled, onChange } = props;
  return (
    <>
      <TextInput label="Question" required maxLength={300} {...textOf(props, 'question')} />
      {!disabled && (
        <RichTextField
          label="Answer"
          value={item.answer}
          error={errorAt('answer')}
          onChange={(answer) => onChange({ ...item, answer })}
        />
      )}
    </>
  );
}

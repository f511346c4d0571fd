import { Group, NumberInput, Select, Stack, Switch, Textarea, TextInput, VisuallyHidden } from '@mantine/core';
import type { PlaybookStep } from '../../api/types.ts';
import { RichTextField } from '../../editor/rich-text/rich-text-field.tsx';
import { TagInput } from '../../fields/tag-input.tsx';
import classes from '../automations.module.css';

type TaskStep = Extract<PlaybookStep, { kind: 'task' }>;
interface Props<Step extends PlaybookStep> {
  step: Step;
  onChange: (step: Step) => void;
}

const RESPONSIBLE = [
  { value: 'customer', label: 'the customer' },
  { value: 'contact', label: 'the contact it is about' },
  { value: 'company', label: "us: the customer's owner" },
];
const PRIORITIES = [
  { value: 'low', label: 'Low priority' },
  { value: 'normal', label: 'Normal priority' },
  { value: 'high', label: 'High priority' },
];

/** "after 5 working days": days that the due day lies after the start; empty for none. */
function DueFields({ step, onChange }: Props<TaskStep>) {
  const { due } = step;
  return (
    <>
      <NumberInput
        aria-label="Due after days"
        placeholder="No due day"
        w={110}
        min={0}
        max={730}
        clampBehavior="strict"
        allowDecimal={false}
        value={due?.days ?? ''}
        onChange={(days) =>
          onChange({ ...step, due: typeof days === 'number' ? { days, working: due?.working ?? false } : null })
        }
      />
      {due && (
        <>
          <Select
            aria-label="Kind of days"
            w={140}
            allowDeselect={false}
            data={[
              { value: 'days', label: 'days' },
              { value: 'working', label: 'working days' },
            ]}
            value={due.working ? 'working' : 'days'}
            onChange={(kind) => onChange({ ...step, due: { ...due, working: kind === 'working' } })}
          />
          <span>after the start</span>
        </>
      )}
    </>
  );
}

function TaskFields({ step, onChange }: Props<TaskStep>) {
  return (
    <>
      <Textarea
        aria-label="Description"
        placeholder="Description"
        autosize
        minRows={1}
        maxRows={8}
        maxLength={10_000}
        value={step.description}
        onChange={(event) => onChange({ ...step, description: event.currentTarget.value })}
      />
      <div className={classes.words}>
        <span>Done by</span>
        <Select
          aria-label="Done by"
          w={220}
          allowDeselect={false}
          data={RESPONSIBLE}
          value={step.responsible}
          onChange={(responsible) =>
            responsible && onChange({ ...step, responsible: responsible as TaskStep['responsible'] })
          }
        />
        <Select
          aria-label="Priority"
          w={160}
          allowDeselect={false}
          data={PRIORITIES}
          value={step.priority}
          onChange={(priority) => priority && onChange({ ...step, priority: priority as TaskStep['priority'] })}
        />
      </div>
      <div className={classes.words}>
        <span>Due</span>
        <DueFields step={step} onChange={onChange} />
      </div>
    </>
  );
}

/** One step of a playbook: a task or a note, with its own *show in portal*. */
export function StepFields({ step, problem, onChange }: Props<PlaybookStep> & { problem: string | undefined }) {
  return (
    <Stack gap={8}>
      <TextInput
        aria-label="Title"
        placeholder={step.kind === 'task' ? 'What is to be done' : 'Title of the note'}
        maxLength={200}
        error={problem}
        value={step.title}
        onChange={(event) => onChange({ ...step, title: event.currentTarget.value })}
      />
      {step.kind === 'task' ? (
        <TaskFields step={step} onChange={onChange} />
      ) : (
        <RichTextField label="Note" value={step.body} onChange={(body) => onChange({ ...step, body })} />
      )}
      <Group gap="lg" align="center">
        <Switch
          label="Show in portal"
          checked={step.showInPortal}
          onChange={(event) => onChange({ ...step, showInPortal: event.currentTarget.checked })}
        />
        <TagInput
          label={<VisuallyHidden>Tags</VisuallyHidden>}
          placeholder="Tags"
          value={step.tags}
          onChange={(tags) => onChange({ ...step, tags })}
        />
      </Group>
    </Stack>
  );
}

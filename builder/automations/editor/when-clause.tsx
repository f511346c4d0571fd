import { NumberInput, Select, Text } from '@mantine/core';
import type { AutomationTrigger } from '../../api/types.ts';
import { useApi } from '../../api/use-api.ts';
import classes from '../automations.module.css';
import { BY, newTrigger, TRIGGERS } from '../words.ts';

/** When: what the automation waits for. */
export function WhenClause({
  when,
  onChange,
}: {
  when: AutomationTrigger;
  onChange: (when: AutomationTrigger) => void;
}) {
  return (
    <div className={`${classes.card} ${classes.words}`}>
      <Select
        aria-label="When"
        w={320}
        maw="100%"
        allowDeselect={false}
        maxDropdownHeight={420}
        data={TRIGGERS.map(({ group, items }) => ({ group, items: [...items] }))}
        value={when.kind}
        onChange={(kind) => kind && onChange(newTrigger(kind as AutomationTrigger['kind']))}
      />
      <Detail when={when} onChange={onChange} />
    </div>
  );
}

function Detail({ when, onChange }: { when: AutomationTrigger; onChange: (when: AutomationTrigger) => void }) {
  const stages = useApi('workspace.get', {}).data?.stages ?? [];
  if (when.kind === 'stage-entered')
    return (
      <Select
        aria-label="Stage"
        placeholder="any stage"
        clearable
        w={200}
        data={stages}
        value={when.stage}
        onChange={(stage) => onChange({ ...when, stage })}
      />
    );
  if (when.kind === 'no-visit')
    return (
      <>
        <NumberInput
          aria-label="Days"
          w={90}
          min={1}
          max={365}
          clampBehavior="strict"
          allowDecimal={false}
          value={when.days}
          onChange={(days) => typeof days === 'number' && onChange({ ...when, days })}
        />
        <Text span>days</Text>
      </>
    );
  if (!('by' in when)) return null;
  return (
    <>
      <Text span>by</Text>
      <Select
        aria-label="By whom"
        w={160}
        allowDeselect={false}
        data={[...BY]}
        value={when.by}
        onChange={(by) => by && onChange({ ...when, by: by as typeof when.by })}
      />
    </>
  );
}

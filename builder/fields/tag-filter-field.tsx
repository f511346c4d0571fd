import { Input, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import type { TagFilter } from '../../renderer/blocks/settings.ts';
import type { FieldProps } from './field.ts';
import { TagInput } from './tag-input.tsx';

/**
 * Which records by their tags: all, without tags, or with any of some (C-08). *Tagged* without a tag is no valid
 * filter, so it is handed on only once the first tag is there.
 */
export function TagFilterField({ suggestions, ...field }: FieldProps<TagFilter> & { suggestions?: readonly string[] }) {
  const [mode, setMode] = useState(field.value.mode);
  const tags = field.value.mode === 'tagged' ? field.value.tags : [];

  const pick = (picked: TagFilter['mode']) => {
    setMode(picked);
    if (picked !== 'tagged') field.onChange({ mode: picked });
  };

  return (
    <Input.Wrapper label={field.label} description={field.description} error={field.error} labelElement="div">
      <Stack gap="xs" mt={4}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="Records by tag"
          disabled={field.disabled}
          value={mode}
          onChange={(picked) => pick(picked as TagFilter['mode'])}
          data={[
            { value: 'all', label: 'All' },
            { value: 'tagged', label: 'With tags' },
            { value: 'untagged', label: 'Untagged' },
          ]}
        />
        {mode === 'tagged' && (
          <TagInput
            label="Any of these tags"
            suggestions={suggestions}
            disabled={field.disabled}
            value={tags}
            error={tags.length === 0 ? 'Choose at least one tag' : undefined}
            onChange={(chosen) => chosen.length > 0 && field.onChange({ mode: 'tagged', tags: chosen })}
          />
        )}
      </Stack>
    </Input.Wrapper>
  );
}

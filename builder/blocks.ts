import { type ComponentType, lazy } from 'react';
import { HealthScoresForm } from '../renderer/blocks/health-scores/form.tsx';
import type { BlockTypeName } from '../renderer/blocks/index.ts';
import { ProfileForm } from '../renderer/blocks/profile/form.tsx';
import { TextForm } from '../renderer/blocks/text/form.tsx';
import type { BlockInstance } from '../renderer/document.ts';
import type { BlockFormProps } from './fields/block-form.ts';

/** Brings the text editor along, so it is fetched only when wanted. */
const ResourcesForm = lazy(() =>
  import('../renderer/blocks/resources/form.tsx').then((module) => ({ default: module.ResourcesForm })),
);

type SettingsOf<Type extends BlockTypeName> = Extract<BlockInstance, { type: Type }>['settings'];

/**
 * The builder's half of every block type: its settings panel, or null where the one generated from the schema does.
 * Typed over the union of types, so that a new one cannot be forgotten.
 */
export const blockForms: { readonly [Type in BlockTypeName]: ComponentType<BlockFormProps<SettingsOf<Type>>> | null } =
  {
    text: TextForm,
    notes: null,
    tasks: null,
    files: null,
    meetings: null,
    'health-scores': HealthScoresForm,
    resources: ResourcesForm,
    profile: ProfileForm,
  };

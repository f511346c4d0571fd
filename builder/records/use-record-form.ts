import { type UseFormReturnType, useForm } from '@mantine/form';
import { useEffect, useRef } from 'react';
import type { ApiError } from '../api/client.ts';
import { useChange } from '../api/use-api.ts';
import { showFieldErrors } from '../ui/form-error.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { changedValues } from './form-values.ts';
import { type RecordPlural, SINGULAR } from './kind.ts';

/**
 * The form of a record: makes a new one or sends what was changed. `toBody` turns form values into the fields the
 * API takes.
 */
export function useRecordForm<V extends Record<string, unknown>>(of: {
  plural: RecordPlural;
  customerId: string;
  recordId: string | null;
  initialValues: V;
  toBody: (values: Partial<V>) => object;
  validate?: NonNullable<Parameters<typeof useForm<V>>[0]>['validate'];
  onSaved: () => void;
  onDirty: (dirty: boolean) => void;
}): { form: UseFormReturnType<V>; submit: () => void; saving: boolean; error: ApiError | null } {
  const saved = useRef(of.initialValues);
  const form = useForm<V>({ initialValues: of.initialValues, validate: of.validate });
  const dirty = form.isDirty();
  const { onDirty } = of;
  useEffect(() => onDirty(dirty), [onDirty, dirty]);

  const done = (values: V) => {
    saved.current = values;
    form.resetDirty(values);
    notifyDone(`The ${SINGULAR[of.plural]} is saved.`);
    of.onSaved();
  };
  const options = { onError: (error: ApiError) => showFieldErrors(form, error) };
  // The endpoints of all kinds are alike but for what `toBody` gives; the server checks it either way.
  const create = useChange(`${of.plural}.create` as 'notes.create', options);
  const update = useChange(`${of.plural}.update` as 'notes.update', options);

  const submit = () => {
    const { hasErrors } = form.validate();
    if (hasErrors) return;
    const values = form.getValues();
    const onSuccess = () => done(values);
    const { customerId, recordId } = of;
    if (recordId === null)
      create.mutate({ params: { customerId }, body: of.toBody(values) as { title: string } }, { onSuccess });
    else
      update.mutate(
        { params: { customerId, recordId }, body: of.toBody(changedValues(saved.current, values)) },
        { onSuccess },
      );
  };
  return { form, submit, saving: create.isPending || update.isPending, error: create.error ?? update.error };
}

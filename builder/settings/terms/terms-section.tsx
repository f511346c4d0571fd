import { Badge, Button, Group, Menu, Skeleton, TextInput, UnstyledButton } from '@mantine/core';
import { useForm } from '@mantine/form';
import { CircleCheck, FileCheck2, Pencil, Plus, Scale, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { TermsSummary } from '../../api/types.ts';
import { useApi, useChange } from '../../api/use-api.ts';
import classes from '../../records/records.module.css';
import { confirmLoss } from '../../ui/confirm.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty } from '../../ui/empty.tsx';
import { FormError, showFieldErrors } from '../../ui/form-error.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { RowMenu } from '../../ui/row-menu.tsx';
import { When } from '../../ui/when.tsx';
import { SettingsSection } from '../section.tsx';
import { AcceptancesDialog } from './acceptances-dialog.tsx';
import { TermsDialog } from './terms-dialog.tsx';
import { UsesPanel } from './uses-panel.tsx';

function TermsRow({
  terms,
  onEdit,
  onAcceptances,
}: {
  terms: TermsSummary;
  onEdit: () => void;
  onAcceptances: () => void;
}) {
  const { id, title, current, changed, acceptances } = terms;
  const remove = useChange('terms.remove');
  const askToDelete = () =>
    confirmLoss({
      title: `Delete “${title}”?`,
      body: 'It was never published, so nobody has accepted it.',
      action: 'Delete draft',
      run: () => remove.mutateAsync({ params: { termsId: id } }),
    });
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <UnstyledButton className={classes.title} onClick={onEdit} title={title}>
          {title}
        </UnstyledButton>
        <div className={classes.meta}>
          {current ? (
            <span>
              Version {current.number}, since <When at={current.at} />, by {current.by}
            </span>
          ) : (
            <span>Never published</span>
          )}
          {current && <span>{acceptances === 1 ? '1 acceptance' : `${acceptances} acceptances`}</span>}
        </div>
      </div>
      <div className={classes.side}>
        {current && !changed ? (
          <Badge color="good" size="lg" fz="xs" fw={500} leftSection={<CircleCheck size={13} aria-hidden />}>
            In force
          </Badge>
        ) : (
          <Badge color="gray" size="lg" fz="xs" fw={500} leftSection={<Pencil size={13} aria-hidden />}>
            {current ? 'In force, with a draft' : 'Draft'}
          </Badge>
        )}
        <RowMenu name={title}>
          <Menu.Item leftSection={<Pencil size={15} />} onClick={onEdit}>
            Edit
          </Menu.Item>
          {current ? (
            <Menu.Item leftSection={<FileCheck2 size={15} />} onClick={onAcceptances}>
              Who accepted
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<Trash2 size={15} />} color="bad" onClick={askToDelete}>
              Delete…
            </Menu.Item>
          )}
        </RowMenu>
      </div>
    </li>
  );
}

function NewTerms({ opened, onClose }: { opened: boolean; onClose: (termsId: string | null) => void }) {
  const form = useForm({
    initialValues: { title: '' },
    validate: { title: (value) => (value.trim() ? null : 'is required') },
  });
  const create = useChange('terms.create', {
    onSuccess: ({ id }) => {
      form.reset();
      onClose(id);
    },
    onError: (error) => showFieldErrors(form, error),
  });
  return (
    <Dialog title="New terms" opened={opened} onClose={() => onClose(null)}>
      <form noValidate onSubmit={form.onSubmit((body) => create.mutate({ body }))}>
        <TextInput
          label="Title"
          description="Customers see it"
          placeholder="Terms of use"
          required
          maxLength={200}
          data-autofocus
          {...form.getInputProps('title')}
        />
        <FormError error={create.error} shown={['title']} />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => onClose(null)}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending}>
            Write the text
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}

/** Terms and conditions that customers accept before they see their portal (E-12). */
export function TermsSection() {
  const terms = useApi('terms.list', {});
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<string | null>(null);
  const [read, setRead] = useState<TermsSummary | null>(null);
  const add = (
    <Button leftSection={<Plus size={16} />} onClick={() => setAdding(true)}>
      New terms
    </Button>
  );
  return (
    <SettingsSection
      title="Terms"
      lead="Terms and conditions that everybody at a customer accepts before they see anything of a portal. What they accepted is kept as it was shown."
      action={add}
    >
      <QueryState query={terms} skeleton={<Skeleton h={160} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={Scale} title="No terms yet">
              Portals open without any. Write the first terms, publish them, and choose which portals ask for them.
            </Empty>
          ) : (
            <>
              <ul className={classes.list} aria-label="Terms">
                {items.map((one) => (
                  <TermsRow
                    key={one.id}
                    terms={one}
                    onEdit={() => setEditing(one.id)}
                    onAcceptances={() => setRead(one)}
                  />
                ))}
              </ul>
              <UsesPanel terms={items} />
            </>
          )
        }
      </QueryState>
      <NewTerms
        opened={adding}
        onClose={(id) => {
          setAdding(false);
          setEditing(id);
        }}
      />
      <TermsDialog termsId={editing} onClose={() => setEditing(null)} />
      <AcceptancesDialog terms={read} onClose={() => setRead(null)} />
    </SettingsSection>
  );
}

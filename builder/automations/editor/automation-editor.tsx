import { Anchor, Button, Group, Skeleton, Stack, Switch, Text, TextInput, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import type { ApiError } from '../../api/client.ts';
import type { Automation } from '../../api/types.ts';
import { useApi, useChange } from '../../api/use-api.ts';
import { FormError } from '../../ui/form-error.tsx';
import { notifyDone } from '../../ui/notify.tsx';
import { Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import classes from '../automations.module.css';
import { BLANK, RECIPES, type Rule } from '../rules/recipes.ts';
import { RunList } from '../runs/run-list.tsx';
import { missingIn } from './action-fields.tsx';
import { IfClause } from './if-clause.tsx';
import { ThenClause } from './then-clause.tsx';
import { TryOut } from './try-out.tsx';
import { WhenClause } from './when-clause.tsx';

function Clause({ word, children }: { word: string; children: ReactNode }) {
  return (
    <section className={classes.clause} aria-label={word}>
      <span className={classes.clauseWord} aria-hidden>
        {word}
      </span>
      <div>{children}</div>
    </section>
  );
}

/** What keeps a rule from being saved, by path. */
function problemsIn({ name, actions }: Rule): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!name.trim()) problems.name = 'is required';
  if (actions.length === 0) problems.actions = 'needs at least one';
  for (const [index, action] of actions.entries()) {
    const missing = missingIn(action);
    if (missing) problems[`actions.${index}`] = missing;
  }
  return problems;
}

function Editor({ automation, start }: { automation: Automation | null; start: Rule }) {
  const [, navigate] = useLocation();
  const [rule, setRule] = useState(start);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const fields = useApi('automations.options', {}).data?.fields ?? [];
  const put = (change: Partial<Rule>) => {
    setRule({ ...rule, ...change });
    setProblems({});
  };
  const options = {
    onSuccess: () => {
      notifyDone(`“${rule.name}” is saved${rule.enabled ? '' : ', and switched off'}.`);
      navigate('/automations');
    },
    onError: (error: ApiError) => setProblems(error.fields),
  };
  const create = useChange('automations.create', options);
  const update = useChange('automations.update', options);
  const save = () => {
    const found = problemsIn(rule);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    if (automation) update.mutate({ params: { automationId: automation.id }, body: rule });
    else create.mutate({ body: rule });
  };

  return (
    <Stack gap="lg" maw={820}>
      <TextInput
        label="Name"
        required
        maxLength={200}
        placeholder="What it does, in a few words"
        value={rule.name}
        error={problems.name}
        onChange={(event) => put({ name: event.currentTarget.value })}
      />
      <Clause word="When">
        <WhenClause when={rule.when} onChange={(when) => put({ when })} />
      </Clause>
      <Clause word="If">
        <IfClause
          conditions={rule.conditions}
          fields={fields}
          problems={problems}
          onChange={(conditions) => put({ conditions })}
        />
      </Clause>
      <Clause word="Then">
        <ThenClause actions={rule.actions} problems={problems} onChange={(actions) => put({ actions })} />
      </Clause>
      <Clause word="Try">
        <TryOut rule={rule} onProblems={(error) => setProblems(error.fields)} />
      </Clause>
      <FormError error={create.error ?? update.error} />
      <Group justify="space-between">
        <Switch
          label="Switched on"
          description="It acts on what happens from then on"
          checked={rule.enabled}
          onChange={(event) => put({ enabled: event.currentTarget.checked })}
        />
        <Group>
          <Button variant="default" component={Link} href="/automations">
            Cancel
          </Button>
          <Button onClick={save} loading={create.isPending || update.isPending}>
            {automation ? 'Save' : 'Add automation'}
          </Button>
        </Group>
      </Group>
      {automation && (
        <section aria-label="Runs">
          <Title order={2} mb="sm">
            Runs
          </Title>
          <RunList automationId={automation.id} />
        </section>
      )}
    </Stack>
  );
}

function ruleOf({ name, enabled, when, conditions, actions }: Automation): Rule {
  return { name, enabled, when, conditions, actions };
}

function Saved({ automationId }: { automationId: string }) {
  const automation = useApi('automations.get', { params: { automationId } });
  return (
    <QueryState query={automation} skeleton={<Skeleton h={420} maw={820} />}>
      {(data) => <Editor automation={data} start={ruleOf(data)} />}
    </QueryState>
  );
}

/** A new rule by a recipe; one that waits for a stage begins with the first, where most playbooks start. */
function New({ recipeId }: { recipeId: string | null }) {
  const workspace = useApi('workspace.get', {});
  const rule = RECIPES.find(({ id }) => id === recipeId)?.rule ?? BLANK;
  return (
    <QueryState query={workspace} skeleton={<Skeleton h={420} maw={820} />}>
      {({ stages }) => (
        <Editor
          automation={null}
          start={
            rule.when.kind === 'stage-entered' ? { ...rule, when: { ...rule.when, stage: stages[0] ?? null } } : rule
          }
        />
      )}
    </QueryState>
  );
}

/** One rule as a sentence: when, if, then; with a try and its runs. `new` starts from a recipe or from nothing. */
export function AutomationEditor({ automationId }: { automationId: string }) {
  const [search] = useSearchParams();
  const isNew = automationId === 'new';
  return (
    <Page title={isNew ? 'New automation' : 'Automation'}>
      <Text size="sm">
        <Anchor component={Link} href="/automations" size="sm">
          All automations
        </Anchor>
      </Text>
      {isNew ? <New recipeId={search.get('recipe')} /> : <Saved automationId={automationId} />}
    </Page>
  );
}

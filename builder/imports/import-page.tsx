import { Button, Skeleton } from '@mantine/core';
import { useLocation, useSearchParams } from 'wouter';
import type { Import } from '../api/types.ts';
import { useApi, useChange } from '../api/use-api.ts';
import { Page } from '../ui/page.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { ImportSteps } from './import-steps.tsx';
import { MappingStep } from './mapping-step.tsx';
import { PreviewStep } from './preview-step.tsx';
import { ResultStep } from './result-step.tsx';

function stepOf(given: Import, checking: boolean): number {
  if (given.state !== 'mapping') return 3;
  return checking ? 2 : 1;
}

/** An import from its columns to its result; the address keeps the place. */
export function ImportPage({ importId }: { importId: string }) {
  const [, navigate] = useLocation();
  const [search, setSearch] = useSearchParams();
  const params = { importId };
  const query = useApi('imports.get', { params }, { lookAgain: (given) => (given?.state === 'running' ? 500 : false) });
  const remove = useChange('imports.remove', { onSuccess: () => navigate('/imports/new') });
  const step = query.data && stepOf(query.data, search.get('step') === 'check');

  return (
    <Page
      title={query.data?.kind === 'tasks' ? 'Import tasks' : 'Import customers'}
      width={step === 2 ? 1280 : 880}
      actions={
        query.data?.state === 'mapping' && (
          <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate({ params })}>
            Cancel import
          </Button>
        )
      }
    >
      <QueryState query={query} skeleton={<Skeleton h={420} />}>
        {(given) => (
          <>
            <ImportSteps active={step ?? 1} />
            {step === 1 && <MappingStep given={given} onNext={() => setSearch({ step: 'check' })} />}
            {step === 2 && <PreviewStep given={given} onBack={() => setSearch({})} />}
            {step === 3 && <ResultStep given={given} />}
          </>
        )}
      </QueryState>
    </Page>
  );
}

import { SegmentedControl, Skeleton } from '@mantine/core';
import type { ResponseOf } from '../api/use-api.ts';
import { useApi } from '../api/use-api.ts';
import { usePortalFeature } from '../portal/use-portal-feature.ts';
import { Page } from '../ui/page.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { DueTasks } from './due-tasks.tsx';
import classes from './my-work.module.css';
import { News } from './news.tsx';
import { ExpiringLinks, UnpublishedPortals } from './portals.tsx';
import { Unanswered } from './unanswered.tsx';
import { Waiting } from './waiting.tsx';
import { useWhose, type Whose } from './whose.ts';

function Work({ work }: { work: ResponseOf<'myWork.get'> }) {
  const { whose, choose, held } = useWhose(work.ownCustomers);
  const { active } = usePortalFeature();
  return (
    <Page
      title="My work"
      width={1280}
      actions={
        !held && (
          <SegmentedControl
            aria-label="Whose customers"
            data={[
              { value: 'mine', label: 'My customers' },
              { value: 'all', label: 'All customers' },
            ]}
            value={whose}
            onChange={(chosen) => choose(chosen as Whose)}
          />
        )
      }
    >
      <div className={classes.parts}>
        <div className={classes.column}>
          <DueTasks whose={whose} />
          <Unanswered whose={whose} />
          <Waiting whose={whose} />
        </div>
        <div className={classes.column}>
          <News whose={whose} lookedAt={work.lookedAt} />
          {active && <UnpublishedPortals whose={whose} />}
          {active && <ExpiringLinks whose={whose} />}
        </div>
      </div>
    </Page>
  );
}

/** What waits for who is signed in, across customers (B-16, A-14): the first page after signing in. */
export function MyWorkPage() {
  const work = useApi('myWork.get', {});
  return (
    <QueryState
      query={work}
      skeleton={
        <Page title="My work" width={1280}>
          <Skeleton h={320} aria-hidden />
        </Page>
      }
    >
      {(answer) => <Work work={answer} />}
    </QueryState>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { CircleCheck, Contact, Eye, type LucideIcon, MessageSquare, RotateCcw, Upload } from 'lucide-react';
import { Fragment, useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { CustomerNews } from '../api/types.ts';
import { queryKey, type ResponseOf, useChange, usePages } from '../api/use-api.ts';
import { authorWords } from '../comments/author.ts';
import records from '../records/records.module.css';
import { When } from '../ui/when.tsx';
import classes from './my-work.module.css';
import { Part } from './part.tsx';
import type { Whose } from './whose.ts';

const AT_ONCE = 15;

const KINDS: Readonly<Record<CustomerNews['kind'], { icon: LucideIcon; did: string }>> = {
  'task-completed': { icon: CircleCheck, did: 'completed' },
  'task-reopened': { icon: RotateCcw, did: 'reopened' },
  'comment-added': { icon: MessageSquare, did: 'wrote about' },
  'file-uploaded': { icon: Upload, did: 'uploaded' },
  'details-changed': { icon: Contact, did: 'changed contact details' },
  'first-visit': { icon: Eye, did: 'opened the portal for the first time' },
};

/** Kinds that are about a record; it may be gone by now. */
const ABOUT_RECORD: ReadonlySet<string> = new Set([
  'task-completed',
  'task-reopened',
  'comment-added',
  'file-uploaded',
]);

function newsWords({ kind, actor, record }: CustomerNews): string {
  const said = `${authorWords(actor)} ${KINDS[kind].did}`;
  if (record) return `${said} “${record.title}”`;
  return ABOUT_RECORD.has(kind) ? `${said} something that is deleted now` : said;
}

function NewsRow({ news }: { news: CustomerNews }) {
  const { icon: Icon } = KINDS[news.kind];
  return (
    <li className={records.row}>
      <Icon size={16} strokeWidth={1.75} className={classes.lead} aria-hidden />
      <div className={records.main}>
        <Link href={news.link} className={`${records.title} ${classes.words}`}>
          {newsWords(news)}
        </Link>
        {news.text && <span className={classes.said}>{news.text}</span>}
        <div className={records.meta}>
          <span>{news.customer.name}</span>
          <When at={news.at} />
        </div>
      </div>
    </li>
  );
}

/**
 * Where what was seen before begins. It stays there while the page is open, and what is on screen counts as seen for the
 * next time.
 */
function useLook(lookedAt: string | null, latest: string | undefined): string | null {
  const client = useQueryClient();
  const [since] = useState(lookedAt);
  const { mutate } = useChange('myWork.look', {
    onSuccess: (_answer, { body }) =>
      client.setQueryData<ResponseOf<'myWork.get'>>(
        queryKey('myWork.get', {}),
        (known) => known && { ...known, lookedAt: body.until },
      ),
  });
  useEffect(() => {
    if (!latest) return;
    const look = () => {
      if (document.visibilityState === 'visible') mutate({ body: { until: latest } });
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [latest, mutate]);
  return since;
}

/** What customers did, latest first, with a line where one has looked before; live. */
export function News({ whose, lookedAt }: { whose: Whose; lookedAt: string | null }) {
  const list = usePages('myWork.news', { query: { customers: whose, limit: AT_ONCE } });
  const since = useLook(lookedAt, list.items[0]?.at);
  const firstSeen = since === null ? -1 : list.items.findIndex(({ at }) => at <= since);
  const fresh = firstSeen < 0 ? list.items.length : firstSeen;
  return (
    <Part
      title="New from customers"
      list={list}
      empty="What customers do in their portals comes here: tasks they complete, comments, files, first visits."
    >
      <ul className={classes.list} aria-live="polite">
        {list.items.map((news, at) => (
          <Fragment key={news.id}>
            {since !== null && at === firstSeen && (
              <li className={classes.looked}>{fresh === 0 ? 'Nothing new since your last look' : 'Your last look'}</li>
            )}
            <NewsRow news={news} />
          </Fragment>
        ))}
      </ul>
    </Part>
  );
}

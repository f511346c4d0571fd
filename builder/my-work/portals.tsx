import { Hourglass } from 'lucide-react';
import { Link } from 'wouter';
import type { ExpiringLink } from '../api/types.ts';
import { usePages } from '../api/use-api.ts';
import records from '../records/records.module.css';
import { LogoAvatar } from '../ui/avatar.tsx';
import { PortalStateChip } from '../ui/portal-state.tsx';
import { When } from '../ui/when.tsx';
import classes from './my-work.module.css';
import { Part } from './part.tsx';
import type { Whose } from './whose.ts';

const AT_ONCE = 10;

/** Portals whose draft the customer does not see, each leading to where it is published. */
export function UnpublishedPortals({ whose }: { whose: Whose }) {
  const list = usePages('myWork.portals', { query: { customers: whose, limit: AT_ONCE } });
  return (
    <Part
      title="To publish"
      total={list.first?.total}
      list={list}
      empty="Every portal is published as it is. Drafts and unpublished changes come here."
    >
      <ul className={list.items.length > 0 ? records.list : classes.list}>
        {list.items.map(({ customer, state }) => (
          <li key={customer.id} className={records.row}>
            <LogoAvatar name={customer.name} logoUrl={customer.logoUrl} />
            <div className={records.main}>
              <Link href={`/customers/${customer.id}/portal`} className={records.title}>
                {customer.name}
              </Link>
            </div>
            <div className={records.side}>
              <PortalStateChip state={state} />
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function LinkRow({ link: { customer, name, expiresAt } }: { link: ExpiringLink }) {
  return (
    <li className={records.row}>
      <Hourglass size={16} strokeWidth={1.75} className={classes.lead} aria-hidden />
      <div className={records.main}>
        <Link href={`/links?search=${encodeURIComponent(customer.name)}`} className={records.title}>
          {customer.name}
        </Link>
        <div className={records.meta}>
          {name && <span>{name}</span>}
          <span>
            expires <When at={expiresAt} />
          </span>
        </div>
      </div>
    </li>
  );
}

/** Links that people use now and that end within a week; said only where there are any. */
export function ExpiringLinks({ whose }: { whose: Whose }) {
  const list = usePages('myWork.links', { query: { customers: whose, limit: AT_ONCE } });
  if (list.items.length === 0 && !list.error) return null;
  return (
    <Part title="Links that expire soon" list={list} empty="">
      <ul className={records.list}>
        {list.items.map((link) => (
          <LinkRow key={link.id} link={link} />
        ))}
      </ul>
    </Part>
  );
}

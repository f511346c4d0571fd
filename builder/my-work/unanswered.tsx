import { Button } from '@mantine/core';
import { Check } from 'lucide-react';
import { Link } from 'wouter';
import type { UnansweredComment } from '../api/types.ts';
import { useChange, usePages } from '../api/use-api.ts';
import { authorWords } from '../comments/author.ts';
import records from '../records/records.module.css';
import { PersonAvatar } from '../ui/avatar.tsx';
import { notifyError, notifyUndo } from '../ui/notify.tsx';
import { When } from '../ui/when.tsx';
import classes from './my-work.module.css';
import { Part } from './part.tsx';
import type { Whose } from './whose.ts';

const AT_ONCE = 10;

function CommentRow({ comment, onSettle }: { comment: UnansweredComment; onSettle: () => void }) {
  const { author, customer, record, text, at } = comment;
  return (
    <li className={records.row}>
      <span className={classes.lead}>
        <PersonAvatar name={author.name} photoUrl={author.photoUrl} />
      </span>
      <div className={records.main}>
        <Link
          href={`/customers/${customer.id}/${record.kind}s?record=${record.id}`}
          className={`${records.title} ${classes.words}`}
        >
          {authorWords(author)}, about “{record.title}”
        </Link>
        <span className={classes.said}>{text}</span>
        <div className={records.meta}>
          <span>{customer.name}</span>
          <When at={at} />
        </div>
      </div>
      <div className={`${records.side} ${records.above}`}>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<Check size={13} aria-hidden />}
          aria-label={`No answer needed: ${text}`}
          onClick={onSettle}
        >
          No answer needed
        </Button>
      </div>
    </li>
  );
}

/** What customers said and nobody has answered; an answer in the portal takes it off the list. */
export function Unanswered({ whose }: { whose: Whose }) {
  const list = usePages('myWork.unanswered', { query: { customers: whose, limit: AT_ONCE } });
  const setAnswered = useChange('comments.setAnswered', { onError: notifyError });
  const settle = ({ id, customer, author }: UnansweredComment) => {
    const params = { customerId: customer.id, commentId: id };
    setAnswered.mutate({ params, body: { answered: true } });
    notifyUndo(`What ${author.name || 'somebody'} wrote needs no answer.`, () =>
      setAnswered.mutate({ params, body: { answered: false } }),
    );
  };
  return (
    <Part title="To answer" total={list.first?.total} list={list} empty="Every comment of a customer is answered.">
      <ul className={list.items.length > 0 ? records.list : classes.list}>
        {list.items.map((comment) => (
          <CommentRow key={comment.id} comment={comment} onSettle={() => settle(comment)} />
        ))}
      </ul>
    </Part>
  );
}

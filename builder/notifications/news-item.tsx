import { Text } from '@mantine/core';
import {
  AtSign,
  Bell,
  CircleCheck,
  Contact,
  Eye,
  type LucideIcon,
  MessageSquare,
  RotateCcw,
  Upload,
  Zap,
} from 'lucide-react';
import { Link } from 'wouter';
import type { Notification } from '../api/types.ts';
import { When } from '../ui/when.tsx';
import classes from './bell.module.css';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  'task-completed': CircleCheck,
  'task-reopened': RotateCcw,
  'comment-added': MessageSquare,
  'file-uploaded': Upload,
  'details-changed': Contact,
  'first-visit': Eye,
  mention: AtSign,
  automation: Zap,
};

/** One piece of news, leading to what it is about. */
export function NewsItem({ news, onOpen }: { news: Notification; onOpen: () => void }) {
  const Icon = ICONS[news.kind] ?? Bell;
  return (
    <li>
      <Link href={news.link} className={classes.item} data-unread={!news.read || undefined} onClick={onOpen}>
        <Icon size={16} strokeWidth={1.75} className={classes.icon} aria-hidden />
        <span className={classes.words}>
          <Text span size="sm" lineClamp={3} fw={news.read ? 400 : 500}>
            {news.text}
          </Text>
          <Text span size="xs" c="dimmed">
            <When at={news.at} />
            {!news.read && ' · unread'}
          </Text>
        </span>
      </Link>
    </li>
  );
}

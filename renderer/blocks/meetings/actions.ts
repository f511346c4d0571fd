import type { BlockActions } from '../../actions.ts';
import { commentAction } from '../record-actions.ts';
import type { MeetingsSettings } from './block.ts';

/** Comments on the meetings that the block shows (C-20). */
export const meetingsActions: BlockActions<MeetingsSettings> = {
  comment: commentAction('meeting', async (id, { settings: { tags, limit, when }, scope }) =>
    (await scope.meetings({ tags, limit, when })).some((meeting) => meeting.id === id),
  ),
};

import type { z } from 'zod';
import { People } from '../actors/people.ts';
import { FileModel, type StoredFileRecord } from '../records/files/model.ts';
import { contentUrl } from '../records/files/urls.ts';
import type { Comment } from './contract.ts';
import type { CommentFields } from './model.ts';

/** Comments as staff see them. Attachments that were deleted are left out. */
export async function presentComments(comments: readonly CommentFields[]): Promise<z.input<typeof Comment>[]> {
  const [people, files] = await Promise.all([
    People.load({
      staff: comments.flatMap(({ author, mentionIds }) => [author.kind === 'staff' ? author.id : null, ...mentionIds]),
    }),
    FileModel.find({ _id: { $in: comments.flatMap(({ attachmentIds }) => attachmentIds) } }).lean<StoredFileRecord[]>(),
  ]);
  const byId = new Map(files.map((file) => [file._id.toHexString(), file]));
  return comments.map((comment) => ({
    id: comment._id.toHexString(),
    customerId: comment.customerId.toHexString(),
    record: { kind: comment.record.kind, id: comment.record.id.toHexString() },
    text: comment.text,
    visibility: comment.visibility,
    author: people.present(comment.author),
    mentions: comment.mentionIds.flatMap((id) => {
      const name = people.staffName(id);
      return name === null ? [] : [{ id: id.toHexString(), name }];
    }),
    attachments: comment.attachmentIds.flatMap((id) => {
      const file = byId.get(id.toHexString());
      if (!file) return [];
      const { name, size, mediaType } = file;
      return [{ id: id.toHexString(), name, size, mediaType, contentUrl: contentUrl(file) }];
    }),
    at: comment.at.toISOString(),
  }));
}

import { nextMidnight, soonest, viewMoment } from '../../dates.ts';
import { fileIcon, fileKind, fileSize } from '../../file-types.ts';
import type { FileFact, Resolve, Scope } from '../../scope.ts';
import type { FilesSettings, FilesView, FileView } from './block.ts';

/** How long a file carries the mark "New". */
const NEW_FOR = 7 * 24 * 60 * 60 * 1000;

/** Files with the given tags, newest first, by folder where wanted (C-09). */
export const resolveFiles: Resolve<FilesSettings, FilesView> = async (settings, scope) => {
  const files = await scope.files({ tags: settings.tags, limit: settings.limit });
  const folders = new Map<string, FileView[]>();
  for (const file of files) {
    const folder = settings.folders ? file.folder : '';
    folders.set(folder, [...(folders.get(folder) ?? []), viewFile(file, scope)]);
  }
  const view: FilesView = {
    heading: settings.heading,
    folders: [...folders]
      .sort(([a], [b]) => a.localeCompare(b, scope.language))
      .map(([name, items]) => ({ name, files: items })),
  };
  if (!files.length) return { view };
  const newUntil = files.map(newEnds).filter((end) => end > scope.now);
  return { view, freshUntil: soonest(nextMidnight(scope), ...newUntil) };
};

function newEnds(file: FileFact): Date {
  return new Date(file.createdAt.getTime() + NEW_FOR);
}

function viewFile(file: FileFact, scope: Scope): FileView {
  return {
    id: file.id,
    name: file.name,
    description: file.description,
    icon: fileIcon(file.mediaType),
    kind: fileKind(file.mediaType, file.name),
    size: fileSize(file.size, scope.language),
    at: viewMoment(file.createdAt, scope),
    by: file.createdBy.name,
    isNew: newEnds(file) > scope.now,
    previewable: file.previewable,
    hasThumbnail: file.hasThumbnail,
  };
}

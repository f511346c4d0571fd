import type { CallOf } from '../../api/use-api.ts';

/** The stages while they are edited: each with the name it came with, and where customers of removed ones go. */
export interface EditedStages {
  readonly list: readonly { readonly was: string | null; readonly name: string }[];
  readonly removed: readonly { readonly from: string; readonly to: string | null }[];
}

/** Stages as they are, ready to be edited. */
export function editedStages(stages: readonly string[]): EditedStages {
  return { list: stages.map((name) => ({ was: name, name })), removed: [] };
}

/** What keeps the stages from being saved, in words. */
export function stagesProblem({ list }: EditedStages): string | null {
  if (list.length === 0) return 'keep at least one stage';
  if (list.some(({ name }) => !name.trim())) return 'each stage needs a name';
  return new Set(list.map(({ name }) => name.trim())).size < list.length ? 'each stage needs a name of its own' : null;
}

/** What is sent: the names in order, and what becomes of customers whose stage is called otherwise or is gone. */
export function stagesBody({
  list,
  removed,
}: EditedStages): Pick<CallOf<'workspace.update'>['body'], 'stages' | 'stageMoves'> {
  const renamed = list.flatMap(({ was, name }) =>
    was !== null && was !== name.trim() ? [{ from: was, to: name.trim() }] : [],
  );
  return { stages: list.map(({ name }) => name.trim()), stageMoves: [...renamed, ...removed] };
}

/** Takes a stage out. Customers go to another one by the name it will have then; who was to come here goes there too. */
export function withoutStage({ list, removed }: EditedStages, index: number, to: string | null): EditedStages {
  const gone = list[index];
  if (!gone) return { list, removed };
  const sentHere = removed.map((move) => (move.to === gone.name ? { ...move, to } : move));
  return {
    list: list.toSpliced(index, 1),
    removed: gone.was === null ? sentHere : [...sentHere, { from: gone.was, to }],
  };
}

/** Renames a stage; who was to be moved there is moved to the new name. */
export function renamedStage({ list, removed }: EditedStages, index: number, name: string): EditedStages {
  const before = list[index];
  if (!before) return { list, removed };
  return {
    list: list.with(index, { ...before, name }),
    removed: removed.map((move) => (move.to === before.name ? { ...move, to: name } : move)),
  };
}

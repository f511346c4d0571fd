/** Where a block goes: into a column at an index, or into a row of its own, made for it. */
export type Place =
  | { readonly kind: 'column'; readonly columnId: string; readonly index: number }
  | {
      readonly kind: 'new-row';
      readonly sectionId: string;
      readonly index: number;
      readonly rowId: string;
      readonly columnId: string;
    };

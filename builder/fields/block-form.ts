/** What a block type's own settings panel gets. Settings that are not valid are kept at hand, with their errors, and not applied. */
export interface BlockFormProps<Settings> {
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
  /** Path within the settings (`items.0.url`) → what is wrong there. */
  readonly errors: Readonly<Record<string, string>>;
  readonly disabled: boolean;
}

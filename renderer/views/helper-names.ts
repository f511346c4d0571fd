/**
 * Helpers that views may use besides Handlebars' own; a table by itself, as the build needs only the names. A name
 * here hides a field of the same name where that stands alone: `{{icon}}` is the helper.
 */
export const HELPER_NAMES = ['t', 'icon', 'rich-text', 'feedback', 'field', 'linked', 'concat', 'safe-url'] as const;
export type HelperName = (typeof HELPER_NAMES)[number];

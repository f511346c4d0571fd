/** Helpers that views may use besides Handlebars' own; a table by itself, as the build needs only the names. */
export const HELPER_NAMES = ['t', 'icon', 'rich-text', 'feedback', 'field', 'linked', 'concat', 'href'] as const;
export type HelperName = (typeof HELPER_NAMES)[number];

import { type CSSVariablesResolver, createTheme, type MantineThemeOverride } from '@mantine/core';
import { shadesOf } from './accent.ts';

export const DEFAULT_ACCENT = '#2563eb';

const FONT = 'Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

const OVERLAY = { backgroundOpacity: 0.35, blur: 0 };

/** The staff side's look: one type scale, a 4-px grid, calm neutrals, the workspace's accent, three tones for states. */
export function themeOf(accent: string): MantineThemeOverride {
  return createTheme({
    primaryColor: 'accent',
    primaryShade: { light: 6, dark: 6 },
    fontFamily: FONT,
    headings: {
      fontFamily: FONT,
      fontWeight: '600',
      sizes: {
        h1: { fontSize: '1.375rem', lineHeight: '1.75rem' },
        h2: { fontSize: '1.125rem', lineHeight: '1.5rem' },
        h3: { fontSize: '1rem', lineHeight: '1.5rem' },
        h4: { fontSize: '0.875rem', lineHeight: '1.25rem' },
      },
    },
    fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
    fontWeights: { regular: '400', medium: '500', bold: '600' },
    spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
    radius: { xs: '0.25rem', sm: '0.375rem', md: '0.5rem', lg: '0.75rem', xl: '1rem' },
    respectReducedMotion: true,
    cursorType: 'pointer',
    black: '#1d2025',
    colors: {
      accent: shadesOf(accent),
      good: shadesOf('#15803d'),
      warning: shadesOf('#b45309'),
      bad: shadesOf('#c92a2a'),
      red: shadesOf('#c92a2a'),
      gray: [
        '#f7f7f8',
        '#f0f1f3',
        '#e6e8eb',
        '#d9dce1',
        '#c6cad1',
        '#8d94a0',
        '#636a76',
        '#4b515b',
        '#333840',
        '#1d2025',
      ],
      dark: [
        '#e3e4e8',
        '#b9bcc4',
        '#9a9ea8',
        '#72767f',
        '#3a3d44',
        '#2f3238',
        '#25272c',
        '#1a1b1f',
        '#141518',
        '#0f1012',
      ],
    },
    components: {
      Button: { defaultProps: { size: 'sm' } },
      Tooltip: { defaultProps: { openDelay: 300, withArrow: true, events: { hover: true, focus: true, touch: true } } },
      Menu: { defaultProps: { shadow: 'md', position: 'bottom-end', withinPortal: true } },
      Modal: {
        defaultProps: { centered: true, closeButtonProps: { 'aria-label': 'Close' }, overlayProps: OVERLAY },
        styles: { title: { fontWeight: 600 } },
      },
      Drawer: {
        defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, overlayProps: OVERLAY },
        styles: { title: { fontWeight: 600 } },
      },
      // Theirs is no banner of the page, though they are drawn outside of it.
      ModalHeader: { defaultProps: { role: 'none' } },
      DrawerHeader: { defaultProps: { role: 'none' } },
      Spotlight: { defaultProps: { overlayProps: OVERLAY } },
      DateInput: { defaultProps: { clearButtonProps: { 'aria-label': 'Clear the date' } } },
      Checkbox: { defaultProps: { radius: 'xs' } },
      Badge: { defaultProps: { variant: 'light', radius: 'sm' }, styles: { label: { textTransform: 'none' } } },
    },
  });
}

/** Chips in the dark: a breath of the tone under its light shade. */
function softTones(): Record<string, string> {
  const variables = ['accent', 'good', 'warning', 'bad'].flatMap((tone) => [
    [`--mantine-color-${tone}-light`, `color-mix(in srgb, var(--mantine-color-${tone}-5) 24%, transparent)`],
    [`--mantine-color-${tone}-light-hover`, `color-mix(in srgb, var(--mantine-color-${tone}-5) 34%, transparent)`],
    [`--mantine-color-${tone}-light-color`, `var(--mantine-color-${tone}-2)`],
  ]);
  return {
    ...Object.fromEntries(variables),
    '--mantine-color-gray-light': 'var(--mantine-color-dark-5)',
    '--mantine-color-gray-light-hover': 'var(--mantine-color-dark-4)',
    '--mantine-color-gray-light-color': 'var(--mantine-color-dark-0)',
  };
}

/** Mantine's own greys for secondary words and errors are too faint on our bodies; these reach 4.5 : 1. */
export const readableNeutrals: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-6)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-6)',
    '--mantine-color-disabled-color': 'var(--mantine-color-gray-6)',
    '--surface': '#ffffff',
    '--surface-quiet': 'var(--mantine-color-gray-0)',
    '--line': 'var(--mantine-color-gray-2)',
    '--hover': 'var(--mantine-color-gray-1)',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-2)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-2)',
    '--mantine-color-disabled-color': 'var(--mantine-color-dark-2)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    ...softTones(),
    '--surface': 'var(--mantine-color-dark-7)',
    '--surface-quiet': 'var(--mantine-color-dark-8)',
    '--line': 'var(--mantine-color-dark-5)',
    '--hover': 'var(--mantine-color-dark-6)',
  },
});

import type { FONTS, PortalDocument } from './document.ts';

/** Surfaces that accent and text stand on; `portal.css` draws the same ones. */
export const SURFACES = { light: ['#ffffff', '#f6f7f9'], dark: ['#14171c', '#1c2027'] } as const;

/** WCAG 2.2: text on its ground, and parts of controls. */
const TEXT_CONTRAST = 4.5;

export const DEFAULT_ACCENT = '#2f5bd7';

type Font = (typeof FONTS)[number];

/** Fonts that devices bring along, or that `styles/fonts.css` offers, with others beside that look alike. */
export const FONT_STACKS: Readonly<Record<Font, string>> = {
  system: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif',
  inter: 'Inter, Roboto, "Helvetica Neue", "Segoe UI", Arial, sans-serif',
  'source-serif': '"Source Serif 4", "Iowan Old Style", Charter, "Bitstream Charter", Cambria, Georgia, serif',
  rounded:
    'ui-rounded, "SF Pro Rounded", "Hiragino Maru Gothic ProN", Quicksand, Nunito, Manjari, system-ui, sans-serif',
  mono: 'ui-monospace, "SF Mono", "Cascadia Code", "Source Code Pro", Menlo, Consolas, monospace',
};

type Rgb = readonly [number, number, number];

function parse(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function toHex(colour: Rgb): string {
  return `#${colour.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

function mix(from: string, to: string, share: number): string {
  const [a, b] = [parse(from), parse(to)];
  return toHex([0, 1, 2].map((i) => (a[i] as number) * (1 - share) + (b[i] as number) * share) as unknown as Rgb);
}

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [r, g, b] = parse(hex).map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two colours, 1 … 21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** The colour itself, or as little of `towards` mixed in as makes it readable on every ground. */
function readable(colour: string, grounds: readonly string[], towards: string): string {
  for (let share = 0; share <= 1; share += 0.02) {
    const mixed = mix(colour, towards, share);
    if (grounds.every((ground) => contrast(mixed, ground) >= TEXT_CONTRAST)) return mixed;
  }
  return towards;
}

/** What the accent becomes on light or dark surfaces. */
export interface AccentColours {
  /** Fills of buttons, and what is written on them. */
  readonly solid: string;
  readonly onSolid: string;
  /** Links and marks on the surfaces. */
  readonly text: string;
  /** A quiet tint of the surface. */
  readonly soft: string;
  /** The ground of sections with an accent background; body text is readable on it. */
  readonly ground: string;
}

function accentOn(accent: string, mode: 'light' | 'dark'): AccentColours {
  const [surface, raised] = SURFACES[mode];
  const end = mode === 'light' ? '#000000' : '#ffffff';
  const soft = mix(surface, accent, mode === 'light' ? 0.1 : 0.22);
  const ground = mix(surface, accent, mode === 'light' ? 0.07 : 0.14);
  const text = readable(accent, [surface, raised, soft, ground], end);
  const onSolid = contrast(text, '#ffffff') >= contrast(text, '#0b0d10') ? '#ffffff' : '#0b0d10';
  return { solid: text, onSolid, text, soft, ground };
}

/** The accent's colours for both modes, each checked for contrast (B-10). `adjusted` tells where the chosen one was not readable. */
export function accentColours(accent: string) {
  const [light, dark] = [accentOn(accent, 'light'), accentOn(accent, 'dark')];
  const same = (colour: string) => colour === accent.toLowerCase();
  return { light, dark, adjusted: { light: !same(light.text), dark: !same(dark.text) } };
}

/** Stylesheet of a document's theme, put after `portal.css`. `accent` of the document wins over the workspace's. */
export function themeStylesheet(theme: PortalDocument['theme'], workspaceAccent: string = DEFAULT_ACCENT): string {
  const { light, dark } = accentColours(theme.accent ?? workspaceAccent);
  const both = (name: string, of: keyof AccentColours) => `--${name}:light-dark(${light[of]},${dark[of]})`;
  const scheme = theme.mode === 'auto' ? 'light dark' : theme.mode;
  const declarations = [
    `color-scheme:${scheme}`,
    `--font:${FONT_STACKS[theme.font]}`,
    both('accent', 'solid'),
    both('on-accent', 'onSolid'),
    both('accent-text', 'text'),
    both('accent-soft', 'soft'),
    both('accent-ground', 'ground'),
  ];
  return `.portal{${declarations.join(';')}}`;
}

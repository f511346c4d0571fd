import type { MantineColorsTuple } from '@mantine/core';

type Rgb = readonly [number, number, number];

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
/** WCAG AA for text. */
const READABLE = 4.5;

/** Channels of a colour like `#2563eb`; black where it is none. */
export function parseColour(hex: string): Rgb {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  return match ? [Number(`0x${match[1]}`), Number(`0x${match[2]}`), Number(`0x${match[3]}`)] : BLACK;
}

function toHex(colour: Rgb): string {
  return `#${colour.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

function mix(colour: Rgb, other: Rgb, share: number): Rgb {
  const blend = (index: 0 | 1 | 2) => colour[index] + (other[index] - colour[index]) * share;
  return [blend(0), blend(1), blend(2)];
}

function luminance(colour: Rgb): number {
  const linear = (channel: number) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

/** Contrast ratio of two colours as WCAG defines it, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(parseColour(a)), luminance(parseColour(b))];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** The colour itself, or the nearest one towards `towards` that is readable on `background`. */
function readable(colour: Rgb, background: string, towards: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.02) {
    const candidate = mix(colour, towards, share);
    if (contrast(toHex(candidate), background) >= READABLE) return candidate;
  }
  return towards;
}

/**
 * Ten shades of a colour for Mantine. Shade 6 carries white text and is readable as text on white, shade 4 is
 * readable as text on the dark body, shade 9 on shade 1.
 */
export function shadesOf(hex: string, darkBody = '#1a1b1f'): MantineColorsTuple {
  const main = readable(parseColour(hex), '#f7f7f8', BLACK);
  const tint = (share: number) => toHex(mix(main, WHITE, share));
  const shade = (share: number) => toHex(mix(main, BLACK, share));
  return [
    tint(0.95),
    tint(0.89),
    tint(0.78),
    tint(0.62),
    toHex(readable(mix(main, WHITE, 0.4), darkBody, WHITE)),
    tint(0.2),
    toHex(main),
    shade(0.14),
    shade(0.28),
    shade(0.42),
  ];
}

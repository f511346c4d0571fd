import type { Types } from 'mongoose';
import sharp from 'sharp';
import { AssetModel } from '../assets/model.ts';
import type { PicturePurpose } from '../assets/service.ts';
import { storeBytes } from '../files/storage.ts';
import { demoId } from './cast.ts';
import { Random } from './random.ts';

/** Keeps a drawn picture as an asset. */
export async function demoAsset(name: string, purpose: PicturePurpose, svg: string): Promise<Types.ObjectId> {
  const { data, info } = await sharp(Buffer.from(svg)).webp({ quality: 84 }).toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const fileId = await storeBytes(data);
  const asset = {
    _id: demoId('asset', name),
    purpose,
    width,
    height,
    mediaType: 'image/webp',
    size: data.length,
    fileId,
  };
  await AssetModel.create(asset);
  return asset._id;
}

/** A letter on a rounded square, as a company's logo. */
export function monogram(letter: string, colour: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="192" height="192">
    <rect width="192" height="192" rx="40" fill="${colour}"/>
    <circle cx="150" cy="42" r="60" fill="#fff" opacity=".14"/>
    <text x="96" y="134" font-family="sans-serif" font-weight="700" font-size="110" fill="#fff" text-anchor="middle">${letter}</text>
  </svg>`;
}

const SKIN = ['#f2d3bc', '#e8b98f', '#b07a52'] as const;

/** A drawn person, as a photo. */
export function avatar(name: string, seed: string): string {
  const random = new Random(name + seed);
  const hue = random.between(0, 359);
  const skin = random.pick(SKIN);
  const hair = random.pick(['#3b2a20', '#7a4b24', '#20232a'] as const);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256">
    <rect width="256" height="256" fill="hsl(${hue} 45% 84%)"/>
    <ellipse cx="128" cy="262" rx="96" ry="78" fill="hsl(${hue} 38% 38%)"/>
    <rect x="106" y="150" width="44" height="52" rx="20" fill="${skin}"/>
    <circle cx="128" cy="100" r="64" fill="${hair}"/>
    <ellipse cx="128" cy="114" rx="48" ry="56" fill="${skin}"/>
    <path d="M80 104 Q96 58 150 66 Q176 72 176 108 Q150 96 132 78 Q112 100 80 104Z" fill="${hair}"/>
    <circle cx="110" cy="116" r="5" fill="#222"/><circle cx="146" cy="116" r="5" fill="#222"/>
    <path d="M110 140 Q128 154 146 140" stroke="#8a4b3c" stroke-width="4" fill="none" stroke-linecap="round"/>
  </svg>`;
}

/** A quiet banner of the recommended proportions, at twice the size (C-04). */
export function banner(colour: string, seed: string): string {
  const random = new Random(seed);
  const hills = [0.9, 0.6, 0.35].map((opacity, layer) => {
    const points = Array.from(
      { length: 8 },
      (_, i) => `${(i * 1800) / 7},${150 - layer * 34 + random.between(-22, 22)}`,
    );
    return `<polygon points="0,248 ${points.join(' ')} 1800,248" fill="${colour}" opacity="${opacity * 0.5}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1800" height="248">
    <rect width="1800" height="248" fill="${colour}" opacity=".16"/>
    <rect width="1800" height="248" fill="#fff" opacity=".35"/>
    <circle cx="${random.between(1200, 1600)}" cy="70" r="44" fill="#fff" opacity=".85"/>
    ${hills.reverse().join('')}
  </svg>`;
}

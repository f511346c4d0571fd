import sharp from 'sharp';

/** A picture of this size in one colour. */
export async function pngOf(width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const picture = sharp({ create: { width, height, channels: 3, background: '#2457d6' } });
  return new Uint8Array(await picture.png().toBuffer());
}

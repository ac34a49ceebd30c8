import sharp from 'sharp';

/** Rasterises an SVG picture to JPEG bytes, at the SVG's own size. */
export async function renderJpeg(svg: string): Promise<Buffer> {
  return await sharp(Buffer.from(svg)).flatten({ background: '#ffffff' }).jpeg({ quality: 86 }).toBuffer();
}

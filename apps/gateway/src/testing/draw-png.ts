import { crc32, deflateSync } from 'node:zlib';

/** A colour's red, green and blue, 0 to 255 each, at a place in [0, 1)². */
export type Paint = (x: number, y: number) => readonly [number, number, number];

/** A square PNG, 8 bits a channel (PNG specification, 11.2). */
export function drawPng(side: number, paint: Paint): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2], 8);
  // Each row begins with its filter: none.
  const rows = Buffer.alloc(side * (1 + 3 * side));
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) rows.set(paint(x / side, y / side), y * (1 + 3 * side) + 1 + 3 * x);
  }
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}

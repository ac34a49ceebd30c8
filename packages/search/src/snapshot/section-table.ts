import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import { isSectionKind, SECTION_KINDS, type SectionKind } from './section-kind.ts';
import { SnapshotInvalid } from './snapshot-invalid.ts';

/**
 * ```
 * ┌─────────┬─────────┬───┬──────────────┬────────────────────────────────────────────────────┐
 * │ section │ section │ … │ table (JSON) │ table's length u32 · crc32 u32 · "FRSNAP" · format │
 * └─────────┴─────────┴───┴──────────────┴────────────────────────────────────────────────────┘
 * ```
 * A section is the elements of an array, little-endian, padded with zeros to a multiple of 8 bytes, its crc32 over all of it
 * in the table. The table lies behind them so that a file is written in one go.
 */
export const SECTION_FORMAT = 1;
/** Sections begin at multiples of this many bytes: the widest element. */
export const ALIGNMENT = 8;
export const FOOTER_BYTES = 16;
const MAGIC = 'FRSNAP';

/** Where a section lies, in bytes. */
export interface SectionPlace {
  readonly name: string;
  readonly kind: SectionKind;
  readonly from: number;
  /** Without padding. */
  readonly length: number;
  readonly crc: number;
}

export interface SectionTable {
  /** Whatever the writer says of the whole; it should say at least a format version of its own. */
  readonly header: unknown;
  readonly sections: readonly SectionPlace[];
}

export function paddedLength(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}

/** The table and the footer, as they end a file. */
export function encodeTable(table: SectionTable): Buffer {
  const json = Buffer.from(JSON.stringify({ endianness: endianness(), ...table }));
  const footer = Buffer.alloc(FOOTER_BYTES);
  footer.writeUInt32LE(json.length, 0);
  footer.writeUInt32LE(crc32(json), 4);
  footer.write(MAGIC, 8, 'latin1');
  footer.writeUInt16LE(SECTION_FORMAT, 14);
  return Buffer.concat([json, footer]);
}

export interface Footer {
  readonly tableLength: number;
  readonly tableCrc: number;
}

/** Throws SnapshotInvalid for anything but a footer of this format. */
export function parseFooter(footer: Buffer): Footer {
  const magic = footer.toString('latin1', 8, 14);
  if (magic !== MAGIC) throw new SnapshotInvalid(`expected it to end with ${MAGIC}, got ${JSON.stringify(magic)}`);
  const format = footer.readUInt16LE(14);
  if (format !== SECTION_FORMAT) {
    throw new SnapshotInvalid(`expected section format ${SECTION_FORMAT}, got ${format}`);
  }
  return { tableLength: footer.readUInt32LE(0), tableCrc: footer.readUInt32LE(4) };
}

/** `end`: where the table begins and the last section must end. Throws SnapshotInvalid. */
export function parseTable(json: Buffer, { tableCrc }: Pick<Footer, 'tableCrc'>, end: number): SectionTable {
  if (crc32(json) !== tableCrc) throw new SnapshotInvalid('the table of its sections is damaged');
  const {
    header,
    sections,
    endianness: written,
  } = JSON.parse(json.toString()) as SectionTable & {
    readonly endianness: string;
  };
  if (written !== endianness()) throw new SnapshotInvalid(`expected byte order ${endianness()}, got ${written}`);
  let from = 0;
  for (const section of sections) {
    const { name, kind, length } = section;
    if (!isSectionKind(kind)) throw new SnapshotInvalid(`section ${name}: got kind ${JSON.stringify(kind)}`);
    if (section.from !== from || length % SECTION_KINDS[kind].BYTES_PER_ELEMENT !== 0) {
      throw new SnapshotInvalid(`section ${name} does not lie where it must`);
    }
    from += paddedLength(length);
  }
  if (from !== end) throw new SnapshotInvalid(`expected ${from} bytes of sections, got ${end}`);
  return { header, sections };
}

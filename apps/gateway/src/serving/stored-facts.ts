import type { StoredItem } from '@fusionrank/feature-store';
import { section, SnapshotInvalid, type Section, type SectionFile } from '@fusionrank/search/snapshot';

/** What the database says of an item beside the item itself. */
export type StoredFact = Pick<StoredItem, 'textHash' | 'version'>;

/** A row: flags u8 · version f64 · sha256. */
const ROW_BYTES = 41;
const VERSION = 1;
const HASH = 9;
const IS_THERE = 1;
const IS_SIMULATED = 2;
const FIRST_ROWS = 1_024;
const SHA256 = /^[0-9a-f]{64}$/;

/** Facts by row, 41 bytes each, and how many of the products sold are simulated. */
export class StoredFacts {
  #bytes: Buffer;
  #count: number;
  #simulated = 0;

  /** `rows`: of ROW_BYTES each. */
  constructor(rows: Uint8Array = new Uint8Array(0)) {
    this.#bytes = Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength);
    this.#count = rows.length / ROW_BYTES;
    for (let row = 0; row < this.#count; row++) this.#simulated += this.#flagsOf(row) & IS_SIMULATED ? 1 : 0;
  }

  /** Rows up to the last one that was put. */
  get count(): number {
    return this.#count;
  }

  /** Of the products that are sold. */
  get simulated(): number {
    return this.#simulated;
  }

  get byteLength(): number {
    return this.#bytes.length;
  }

  /** @throws RangeError when the hash is no sha256. */
  put(row: number, { item, textHash, version, withdrawn }: StoredItem): void {
    if (!SHA256.test(textHash)) throw new RangeError(`${item.id}: expected a sha256 of its text, got ${textHash}`);
    const isSimulated = item.simulated && !withdrawn;
    this.#simulated += Number(isSimulated) - Number((this.#flagsOf(row) & IS_SIMULATED) !== 0);
    this.#reach(row);
    const at = row * ROW_BYTES;
    this.#bytes[at] = IS_THERE | (isSimulated ? IS_SIMULATED : 0);
    this.#bytes.writeDoubleLE(Number(version), at + VERSION);
    this.#bytes.write(textHash, at + HASH, 'hex');
  }

  /** Undefined for a row that was never put. */
  at(row: number): StoredFact | undefined {
    if ((this.#flagsOf(row) & IS_THERE) === 0) return undefined;
    const at = row * ROW_BYTES;
    return {
      version: BigInt(this.#bytes.readDoubleLE(at + VERSION)),
      textHash: this.#bytes.toString('hex', at + HASH, at + ROW_BYTES),
    };
  }

  /** Rows of a version after this one. */
  newerThan(version: bigint): readonly number[] {
    const rows: number[] = [];
    for (let row = 0; row < this.#count; row++) {
      if (this.#bytes.readDoubleLE(row * ROW_BYTES + VERSION) > Number(version)) rows.push(row);
    }
    return rows;
  }

  /** As they stand at the moment of the call. */
  sections(name: string): readonly Section[] {
    return [section(name, Uint8Array.prototype.slice.call(this.#bytes, 0, this.#count * ROW_BYTES))];
  }

  #flagsOf(row: number): number {
    return row < this.#count ? (this.#bytes[row * ROW_BYTES] ?? 0) : 0;
  }

  #reach(row: number): void {
    this.#count = Math.max(this.#count, row + 1);
    if (this.#count * ROW_BYTES <= this.#bytes.length) return;
    const wider = Buffer.alloc(ROW_BYTES * Math.max(FIRST_ROWS, Math.ceil(1.5 * this.#count)));
    this.#bytes.copy(wider);
    this.#bytes = wider;
  }
}

/** Throws SnapshotInvalid. */
export async function restoreStoredFacts(file: SectionFile, name: string): Promise<StoredFacts> {
  const rows = await file.read(name, 'Uint8Array');
  if (rows.length % ROW_BYTES !== 0) {
    throw new SnapshotInvalid(`section ${name}: expected ${ROW_BYTES} bytes a row, got ${rows.length} in all`);
  }
  return new StoredFacts(rows);
}

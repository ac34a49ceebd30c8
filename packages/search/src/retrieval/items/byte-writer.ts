import { writeVarint } from '../lexical/varint.ts';

/** Writes values one after the other into memory that it keeps and widens. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafe(4_096);
  #at = 0;

  /** Begins anew; what was written before is written over. */
  clear(): void {
    this.#at = 0;
  }

  /** In [0, 2^31). */
  varint(value: number): void {
    this.#reach(5);
    this.#at = writeVarint(this.#bytes, this.#at, value);
  }

  float(value: number): void {
    this.#reach(8);
    this.#at = this.#bytes.writeDoubleLE(value, this.#at);
  }

  /** In UTF-8, its length before it; a lone surrogate becomes U+FFFD. */
  text(text: string): void {
    const length = Buffer.byteLength(text);
    this.varint(length);
    this.#reach(length);
    this.#at += this.#bytes.write(text, this.#at, 'utf8');
  }

  /** Two hexadecimal digits a byte; as many bytes as the reader knows to expect. */
  hex(digits: string): void {
    this.#reach(digits.length / 2);
    this.#at += this.#bytes.write(digits, this.#at, 'hex');
  }

  /** What was written; good until the next `clear`. */
  written(): Uint8Array {
    // No Buffer: `slice` of one is no copy.
    return new Uint8Array(this.#bytes.buffer, this.#bytes.byteOffset, this.#at);
  }

  #reach(more: number): void {
    if (this.#at + more <= this.#bytes.length) return;
    const wider = Buffer.allocUnsafe(Math.max(2 * this.#bytes.length, this.#at + more));
    this.#bytes.copy(wider);
    this.#bytes = wider;
  }
}

import { byteReader } from '../lexical/varint.ts';

/** Reads what a ByteWriter wrote, in the same order. */
export class TextReader {
  readonly #bytes: Buffer;
  readonly #numbers: ReturnType<typeof byteReader>;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#numbers = byteReader(bytes, 0);
  }

  varint(): number {
    return this.#numbers.next();
  }

  float(): number {
    const value = this.#bytes.readDoubleLE(this.#numbers.at);
    this.#numbers.at += 8;
    return value;
  }

  text(): string {
    return this.#taken('utf8', this.varint());
  }

  hex(bytes: number): string {
    return this.#taken('hex', bytes);
  }

  #taken(encoding: 'utf8' | 'hex', bytes: number): string {
    const from = this.#numbers.at;
    this.#numbers.at += bytes;
    return this.#bytes.toString(encoding, from, from + bytes);
  }
}

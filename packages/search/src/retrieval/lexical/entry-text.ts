import type { EntryText } from './segment.ts';
import { byteReader, writeVarint } from './varint.ts';

/** The bytes of an entry's text, as `readEntryText` reads them: how many terms, their numbers as differences, the title's numbers, all as varints. */
export function writtenText({ terms, title }: EntryText): Uint8Array {
  const bytes = new Uint8Array(5 * (1 + terms.length + title.length));
  let at = writeVarint(bytes, 0, terms.length);
  let before = 0;
  for (const term of terms) {
    at = writeVarint(bytes, at, term - before);
    before = term;
  }
  for (const term of title) at = writeVarint(bytes, at, term);
  return bytes.subarray(0, at);
}

/** The text that stands in [from, to). */
export function readEntryText(
  texts: Uint8Array,
  { from, to }: { readonly from: number; readonly to: number },
): EntryText {
  const reader = byteReader(texts, from);
  const terms = new Int32Array(from === to ? 0 : reader.next());
  let term = 0;
  for (let i = 0; i < terms.length; i++) terms[i] = term += reader.next();
  const title: number[] = [];
  while (reader.at < to) title.push(reader.next());
  return { terms, title: Int32Array.from(title) };
}

/** The title of the text that stands in [from, to): what stands before it is stepped over byte by byte. */
export function readTitle(texts: Uint8Array, from: number, to: number): number[] {
  const title: number[] = [];
  if (from >= to) return title;
  const reader = byteReader(texts, from);
  let left = reader.next();
  let at = reader.at;
  // Each number ends with the one byte of it that has no high bit.
  for (; left > 0; at++) if ((texts[at] as number) < 0x80) left--;
  let value = 0;
  let shift = 0;
  for (; at < to; at++) {
    const byte = texts[at] as number;
    value |= (byte & 0x7f) << shift;
    shift += 7;
    if (byte >= 0x80) continue;
    title.push(value);
    value = 0;
    shift = 0;
  }
  return title;
}

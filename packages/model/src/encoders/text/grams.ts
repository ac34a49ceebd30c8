import { fnv1a } from '@fusionrank/domain/rng';

/** Runs of letters, marks and digits, lower case, full-width forms folded: what every script's tokenisation starts from. */
export function letterRuns(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** A 32-bit hash, unsigned. FNV-1a alone leaves the lowest bits of short texts alike; this adds MurmurHash3's finaliser. */
export function gramHash(gram: string): number {
  let h = fnv1a(gram);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

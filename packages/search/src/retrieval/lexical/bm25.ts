/** How one field of an item counts in BM25F. */
export interface FieldSettings {
  /** What one occurrence here is worth, against 1. */
  readonly weight: number;
  /** How much length normalises, in [0, 1]: 0 not at all, 1 fully. */
  readonly b: number;
}

/** The searched fields, in the order in which term frequencies are kept. */
export const FIELDS = ['title', 'brand', 'category', 'attributes', 'description'] as const;
export type Field = (typeof FIELDS)[number];

/**
 * A title says what an item is; a description mentions much besides. Short labels hardly vary in length, so there it
 * says little.
 */
export const FIELD_SETTINGS: Readonly<Record<Field, FieldSettings>> = {
  title: { weight: 3, b: 0.6 },
  brand: { weight: 2, b: 0.3 },
  category: { weight: 2, b: 0.3 },
  attributes: { weight: 1.5, b: 0.3 },
  description: { weight: 0.6, b: 0.75 },
};

/** Where repeated occurrences stop adding. */
const K1 = 1.2;

/**
 * ln(1 + (N − n + ½) / (n + ½)): Robertson and Spärck Jones's weight without relevance information, kept above 0 for
 * terms that most items hold (as Lucene does). `holding` ≤ `items`.
 */
export function inverseDocumentFrequency(items: number, holding: number): number {
  return Math.log(1 + (items - holding + 0.5) / (holding + 0.5));
}

/**
 * What one occurrence in a field of `length` terms is worth: w / (1 − b + b · length / average), the field's part of
 * BM25F's pseudo-frequency (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, § 3.6). A field
 * that is empty everywhere has average 0 and holds no occurrence to be worth anything.
 */
export function occurrenceWeight({ weight, b }: FieldSettings, length: number, average: number): number {
  return average === 0 ? 0 : weight / (1 - b + (b * length) / average);
}

/** A term's part of the score: idf · f / (k₁ + f), f the pseudo-frequency over all fields (ibid.). In [0, idf). */
export function termScore(idf: number, pseudoFrequency: number): number {
  return (idf * pseudoFrequency) / (K1 + pseudoFrequency);
}

/** f / (k₁ + f), in [0, 1). */
export function saturated(pseudoFrequency: number): number {
  return pseudoFrequency / (K1 + pseudoFrequency);
}

/** The pseudo-frequency whose `saturated` is `share`, in [0, 1). */
export function unsaturated(share: number): number {
  return (K1 * share) / (1 - share);
}

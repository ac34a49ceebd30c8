import type { AttributeMention } from '../understanding/vocabulary.ts';

export const SUGGESTION_KINDS = ['query', 'category', 'brand', 'title'] as const;
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

/** A text that can be proposed while somebody types. */
export interface Phrase {
  readonly text: string;
  readonly kind: SuggestionKind;
  /** How much it is wanted by all, in (0, 1]. */
  readonly weight: number;
  /** What it is about: whoever likes that is shown it sooner. */
  readonly about: readonly AttributeMention[];
}

/** A term of a query, alone or with what stands in for it. */
export type AskedTerm = string | ExpandedTerm;

export interface ExpandedTerm {
  readonly term: string;
  /** An item that holds one of them holds the term. */
  readonly alternatives: readonly TermAlternative[];
}

export interface TermAlternative {
  /** All of them together stand in for the term; at least one. */
  readonly terms: readonly string[];
  /** In (0, 1], what holding them is worth beside the term itself. */
  readonly weight: number;
}

/** The term as it was asked. */
export function termName(asked: AskedTerm): string {
  return typeof asked === 'string' ? asked : asked.term;
}

/** What an item may hold to hold the term, itself first. */
export function alternativesOf(asked: AskedTerm): readonly TermAlternative[] {
  const alone = { terms: [termName(asked)], weight: 1 };
  return typeof asked === 'string' ? [alone] : [alone, ...asked.alternatives];
}

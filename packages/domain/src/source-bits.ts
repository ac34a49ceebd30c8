import { CANDIDATE_SOURCES, type CandidateSource } from './search.ts';

/** A set of candidate sources in one byte: the bit of a source is its place in CANDIDATE_SOURCES. */
export function bitOf(source: CandidateSource): number {
  return 1 << CANDIDATE_SOURCES.indexOf(source);
}

/** The sources whose bits are set, in the order of CANDIDATE_SOURCES; one array for all who ask for the same. */
export function sourcesIn(bits: number): readonly CandidateSource[] {
  return SETS[bits] as readonly CandidateSource[];
}

const SETS: readonly (readonly CandidateSource[])[] = Array.from({ length: 1 << CANDIDATE_SOURCES.length }, (_, bits) =>
  CANDIDATE_SOURCES.filter((_source, place) => (bits >> place) & 1),
);

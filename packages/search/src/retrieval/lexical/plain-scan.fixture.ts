import { alternativesOf, type AskedTerm, type TermAlternative } from '../../understanding/asked-term.ts';
import { indexTerms } from '../../understanding/index-terms.ts';
import { FIELDS, FIELD_SETTINGS, inverseDocumentFrequency, occurrenceWeight, termScore, type Field } from './bm25.ts';

export type Fields = Readonly<Record<Field, string>>;

/** The definition itself, without an index: every row, every term, every field. Matches with their BM25F scores. */
export function plainScan(rows: ReadonlyMap<number, Fields>, asked: readonly AskedTerm[]): Map<number, number> {
  const read = new Map(
    [...rows].map(([row, fields]) => [row, new Map(FIELDS.map((field) => [field, indexTerms(fields[field]).terms]))]),
  );
  const termsOf = (row: number, field: Field): readonly string[] => read.get(row)?.get(field) ?? [];
  const holds = (row: number, term: string): boolean => FIELDS.some((field) => termsOf(row, field).includes(term));
  const all = [...rows.keys()];
  const use = (term: string): number => all.filter((row) => holds(row, term)).length;
  const average = (field: Field): number => all.reduce((sum, row) => sum + termsOf(row, field).length, 0) / all.length;
  const averages = new Map(FIELDS.map((field) => [field, average(field)]));
  const pseudoFrequency = (row: number, term: string): number =>
    FIELDS.reduce((sum, field) => {
      const own = termsOf(row, field);
      const worth = occurrenceWeight(FIELD_SETTINGS[field], own.length, averages.get(field) ?? 0);
      return sum + own.filter((other) => other === term).length * worth;
    }, 0);
  // Of several terms together at most so many rows hold all.
  const mostUse = ({ terms }: TermAlternative): number => Math.min(...terms.map(use));
  const used = asked
    .map((term) => alternativesOf(term).filter((alternative) => mostUse(alternative) > 0))
    .filter((alternatives) => alternatives.length > 0);
  const holdsOne = (row: number, alternatives: readonly TermAlternative[]): boolean =>
    alternatives.some(({ terms }) => terms.every((term) => holds(row, term)));
  const matching = all.filter(
    (row) =>
      used.length > 0 &&
      used.filter((alternatives) => holdsOne(row, alternatives)).length >= Math.ceil(used.length / 2),
  );
  const scoreOf = (row: number, alternatives: readonly TermAlternative[]): number => {
    const idf = inverseDocumentFrequency(all.length, Math.max(...alternatives.map(mostUse)));
    const scores = alternatives.map(({ terms, weight }) =>
      Math.min(...terms.map((term) => weight * termScore(idf, pseudoFrequency(row, term)))),
    );
    return Math.max(...scores);
  };
  return new Map(matching.map((row) => [row, used.reduce((sum, alternatives) => sum + scoreOf(row, alternatives), 0)]));
}

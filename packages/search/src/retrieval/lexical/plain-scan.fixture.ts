import { indexTerms } from '../../understanding/index-terms.ts';
import { FIELDS, FIELD_SETTINGS, inverseDocumentFrequency, occurrenceWeight, termScore, type Field } from './bm25.ts';

export type Fields = Readonly<Record<Field, string>>;

/** The definition itself, without an index: every row, every term, every field. Matches with their BM25F scores. */
export function plainScan(rows: ReadonlyMap<number, Fields>, terms: readonly string[]): Map<number, number> {
  const read = new Map(
    [...rows].map(([row, fields]) => [row, new Map(FIELDS.map((field) => [field, indexTerms(fields[field]).terms]))]),
  );
  const termsOf = (row: number, field: Field): readonly string[] => read.get(row)?.get(field) ?? [];
  const holds = (row: number, term: string): boolean => FIELDS.some((field) => termsOf(row, field).includes(term));
  const all = [...rows.keys()];
  const average = (field: Field): number => all.reduce((sum, row) => sum + termsOf(row, field).length, 0) / all.length;
  const averages = new Map(FIELDS.map((field) => [field, average(field)]));
  const used = terms.filter((term) => all.some((row) => holds(row, term)));
  const pseudoFrequency = (row: number, term: string): number =>
    FIELDS.reduce((sum, field) => {
      const own = termsOf(row, field);
      const worth = occurrenceWeight(FIELD_SETTINGS[field], own.length, averages.get(field) ?? 0);
      return sum + own.filter((other) => other === term).length * worth;
    }, 0);
  const matching = all.filter(
    (row) => used.length > 0 && used.filter((term) => holds(row, term)).length >= Math.ceil(used.length / 2),
  );
  const idfs = used.map((term) => inverseDocumentFrequency(all.length, all.filter((row) => holds(row, term)).length));
  return new Map(
    matching.map((row) => [
      row,
      used.reduce((sum, term, i) => sum + termScore(idfs[i] ?? 0, pseudoFrequency(row, term)), 0),
    ]),
  );
}

import { problem } from '@fusionrank/domain/problem';
import type { Expectation } from './engine.ts';
import type { PlainScan } from './plain-scan.ts';

export interface Answer {
  readonly query: string;
  readonly limit: number;
  readonly rows: ArrayLike<number>;
}

/** Sums in another order differ in their last digits. */
const TOLERANCE = 1e-9;

/** Throws ENVIRONMENT when an engine's answer is not what the plain scan says it has to be. */
export function checkAnswer(answer: Answer, scan: PlainScan, expectation: Expectation): void {
  const rows = Array.from(answer.rows);
  const { query } = answer;
  if (new Set(rows).size < rows.length) throw wrong(query, 'each row once', 'a row twice');
  if (expectation === 'matching') {
    const stray = rows.find((row) => scan.termsHeld(query, row) === 0);
    if (stray !== undefined) throw wrong(query, 'rows that hold a word of it', `row ${stray}, which holds none`);
    if (rows.length === 0) throw wrong(query, 'at least the product it was drawn from', 'nothing');
    return;
  }
  const scores = scan.scores(query);
  const best = [...scores.values()].sort((a, b) => b - a).slice(0, answer.limit);
  if (rows.length !== best.length) throw wrong(query, `${best.length} rows`, `${rows.length}`);
  for (const [place, row] of rows.entries()) {
    const score = scores.get(row) ?? 0;
    const expected = best[place] ?? 0;
    if (Math.abs(score - expected) > TOLERANCE) {
      throw wrong(query, `a score of ${expected} in place ${place}`, `row ${row} with ${score}`);
    }
  }
}

function wrong(query: string, expected: string, got: string): Error {
  return problem('ENVIRONMENT', `answer to ${JSON.stringify(query)}: expected ${expected}, got ${got}`);
}

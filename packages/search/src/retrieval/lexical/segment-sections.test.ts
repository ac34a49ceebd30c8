import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSections, writeSections } from '../../snapshot/index.ts';
import type { Field } from './bm25.ts';
import { createLexicalIndex, restoreLexicalIndex, type LexicalIndex } from './lexical-index.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'lexical-'));
});
afterAll(() => rm(home, { recursive: true }));

const WORDS = ['red', 'blue', 'shoe', 'lamp', 'boot', 'nike'];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 5 }).map((words) => words.join(' '));
const fields: fc.Arbitrary<Readonly<Record<Field, string>>> = fc.record({
  title: text,
  brand: text,
  category: text,
  attributes: text,
  description: text,
});
/** A text of a row, or its removal. */
const change = fc.tuple(fc.nat(30), fc.option(fields, { nil: undefined, freq: 5 }));
const history = fc.array(change, { maxLength: 80 });
const GROWTH = { tailEntries: 4, fanIn: 2, mergedPerChange: 1 };

function live(
  index: LexicalIndex,
  changes: readonly (readonly [number, Readonly<Record<Field, string>> | undefined])[],
) {
  for (const [row, put] of changes) {
    if (put === undefined) index.remove(row);
    else index.put(row, put);
  }
}

function answers(index: LexicalIndex) {
  return [['red'], ['blue', 'shoe'], ['lamp', 'boot', 'red', 'nike']].map((terms) => {
    const { rows, scores, count } = index.top(terms, { limit: 9 });
    return {
      top: [[...rows], [...scores], count],
      all: index.match(terms),
      phrases: [...index.titlePhrases(terms, rows)],
      completed: index.termsWithPrefix('', 9),
      use: terms.map((term) => index.use(term)),
    };
  });
}

test('an index of a snapshot answers as the one it was taken of, whatever changed while it was written, and goes on alike', async () => {
  const file = path.join(home, 'index');
  await fc.assert(
    fc.asyncProperty(history, history, async (before, after) => {
      const index = createLexicalIndex(GROWTH);
      live(index, before);
      const then = answers(index);
      const sections = index.sections('lexical');
      live(index, after);
      await writeSections(file, { header: null, sections });
      const opened = await openSections(file);
      const restored = await restoreLexicalIndex(opened, 'lexical', GROWTH);
      await opened.close();
      expect(answers(restored)).toEqual(then);
      live(restored, after);
      expect(answers(restored)).toEqual(answers(index));
    }),
    { numRuns: 40 },
  );
});

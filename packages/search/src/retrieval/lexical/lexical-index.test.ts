import { createRng } from '@fusionrank/domain/rng';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { termName, type AskedTerm } from '../../understanding/asked-term.ts';
import { FIELDS, type Field } from './bm25.ts';
import { createLexicalIndex, type LexicalIndex } from './lexical-index.ts';
import { plainScan, type Fields } from './plain-scan.fixture.ts';
import { termsNeeded } from './query.ts';

const empty: Fields = { title: '', brand: '', category: '', attributes: '', description: '' };

test.each([
  [1, 1],
  [2, 1],
  [3, 2],
  [4, 2],
  [5, 3],
])('of %i terms %i are needed', (terms, needed) => {
  expect(termsNeeded(terms)).toBe(needed);
});

test('a score matches the value worked by hand', () => {
  const index = createLexicalIndex();
  index.put(0, { ...empty, title: 'red shoe' });
  index.put(1, { ...empty, title: 'red' });
  // N = 2, n = 1: idf = ln(1 + 1.5/1.5) = ln 2. Average title 1.5: f = 3 / (0.4 + 0.6 · 2/1.5) = 2.5.
  // ln 2 · 2.5 / 3.7 = 0.468343.
  expect(index.match(['shoe']).scores[0]).toBeCloseTo(0.468343, 6);
});

test('a term in the title counts more than in the description', () => {
  const index = createLexicalIndex();
  index.put(0, { ...empty, title: 'blue lamp', description: 'goes with a shoe' });
  index.put(1, { ...empty, title: 'shoe horn', description: 'goes with a lamp' });
  const { score, titleTermsHeld } = index.scores(['shoe'], Int32Array.of(0, 1));
  expect(score[1]).toBeGreaterThan(score[0]!);
  expect([...titleTermsHeld]).toEqual([0, 1]);
});

describe('what stands in for a term', () => {
  const sneaker = { term: 'sneaker', alternatives: [{ terms: ['trainer'], weight: 0.8 }] };
  const runners = { term: 'sneaker', alternatives: [{ terms: ['run', 'shoe'], weight: 0.8 }] };

  test('is found, at its discount, and weighs like the most used of them', () => {
    const index = createLexicalIndex();
    ['sneaker', 'trainer', 'trainer', 'lamp'].forEach((title, row) => index.put(row, { ...empty, title }));
    const { score, bound } = index.scores([sneaker], Int32Array.of(0, 1, 3));
    // N = 4, n = 2: idf = ln(1 + 2.5/2.5) = ln 2. Titles of one term: f = 3, f / 4.2 = 0.714286.
    expect(bound).toBeCloseTo(Math.LN2, 9);
    expect(score[0]).toBeCloseTo(Math.LN2 * 0.714286, 6);
    expect(score[1]).toBeCloseTo(0.8 * Math.LN2 * 0.714286, 6);
    expect(score[2]).toBe(0);
    expect([...index.top([sneaker], { limit: 9 }).rows]).toEqual([0, 1, 2]);
  });

  test('counts once, by the best: never the sum', () => {
    const index = createLexicalIndex();
    ['sneaker trainer', 'sneaker lamp'].forEach((title, row) => index.put(row, { ...empty, title }));
    const { score, termsHeld } = index.scores([sneaker], Int32Array.of(0, 1));
    expect(score[0]).toBe(score[1]);
    expect([...termsHeld]).toEqual([1, 1]);
  });

  test('of several words needs all of them, and is as good as its weakest', () => {
    const index = createLexicalIndex();
    const texts = [
      { title: 'running shoe' },
      { title: 'running' },
      { title: 'shoe' },
      { title: 'shoe', description: 'for running' },
    ];
    texts.forEach((text, row) => index.put(row, { ...empty, ...text }));
    expect([...index.match([runners]).rows]).toEqual([0, 3]);
    const { score, titleTermsHeld } = index.scores([runners], Int32Array.of(0, 3));
    expect(score[1]).toBeLessThan(score[0]!);
    expect([...titleTermsHeld]).toEqual([1, 0]);
    expect(index.top([runners], { limit: 1 }).count).toEqual({ value: 2, relation: 'EXACT' });
  });

  test('answers for a term that nobody writes', () => {
    const index = createLexicalIndex();
    index.put(0, { ...empty, title: 'trainer' });
    expect([...index.match([sneaker]).rows]).toEqual([0]);
    expect([...index.match([{ term: 'sneaker', alternatives: [{ terms: ['clog'], weight: 0.8 }] }]).rows]).toEqual([]);
  });
});

test('unknown terms match nothing and are not needed', () => {
  const index = createLexicalIndex();
  index.put(0, { ...empty, title: 'shoe' });
  expect([...index.match(['shoe', 'nothing', 'such']).rows]).toEqual([0]);
  expect([...index.match(['nothing']).rows]).toEqual([]);
  expect([...index.match([]).rows]).toEqual([]);
});

test('a text in place of another leaves nothing of the old one', () => {
  const index = createLexicalIndex();
  index.put(0, { ...empty, title: 'red shoe' });
  index.put(0, { ...empty, title: 'green lamp' });
  expect(index.use('shoe')).toBe(0);
  expect([...index.match(['shoe']).rows]).toEqual([]);
  expect([...index.match(['lamp']).rows]).toEqual([0]);
});

test('the best come first, equal ones by row, and the count is of all that match', () => {
  const index = createLexicalIndex();
  index.put(5, { ...empty, title: 'shoe' });
  index.put(3, { ...empty, title: 'shoe' });
  index.put(4, { ...empty, title: 'shoe shoe' });
  const { rows, scores, count } = index.top(['shoe'], { limit: 2 });
  expect([...rows]).toEqual([4, 3]);
  expect([...scores]).toEqual([...index.scores(['shoe'], rows).score]);
  expect(count).toEqual({ value: 3, relation: 'EXACT' });
});

test('of more matches than are counted at least so many are told', () => {
  const index = createLexicalIndex();
  for (let row = 0; row < 10; row++) index.put(row, { ...empty, title: row % 2 === 0 ? 'red shoe' : 'red' });
  const count = (terms: readonly string[], countTo: number) => index.top(terms, { limit: 1, countTo }).count;
  expect(count(['red'], 10)).toEqual({ value: 10, relation: 'EXACT' });
  expect(count(['red'], 9)).toEqual({ value: 10, relation: 'AT_LEAST' });
  expect(count(['shoe', 'red'], 4)).toEqual({ value: 10, relation: 'AT_LEAST' });
  const accept = (row: number): boolean => row > 5;
  expect(index.top(['red'], { limit: 1, countTo: 3, accept }).count).toEqual({ value: 3, relation: 'AT_LEAST' });
  expect(index.top(['red'], { limit: 0 })).toMatchObject({ rows: new Int32Array(0), count: { value: 10 } });
});

test('neighbours of the query that stand side by side in the title are counted, in the query’s order', () => {
  const index = createLexicalIndex();
  index.put(0, { ...empty, title: 'running shoe for women' });
  index.put(1, { ...empty, title: 'shoe running' });
  index.put(2, { ...empty, title: 'red running running shoe' });
  index.put(3, { ...empty, description: 'running shoe' });
  const rows = Int32Array.of(0, 1, 2, 3, 9);
  expect([...index.titlePhrases(['run', 'shoe'], rows)]).toEqual([1, 0, 1, 0, 0]);
  expect([...index.titlePhrases(['red', 'run', 'shoe'], rows)]).toEqual([1, 0, 2, 0, 0]);
  expect([...index.titlePhrases(['run'], rows)]).toEqual([0, 0, 0, 0, 0]);
});

test('terms by their beginning: the most used first, those no longer used not at all', () => {
  const index = createLexicalIndex();
  index.put(0, { ...empty, title: 'shirt shoe' });
  expect(index.termsWithPrefix('sh', 9)).toEqual(['shirt', 'shoe']);
  index.put(1, { ...empty, title: 'shoe shelf sofa' });
  expect(index.termsWithPrefix('sh', 9)).toEqual(['shoe', 'shelf', 'shirt']);
  expect(index.termsWithPrefix('sh', 1)).toEqual(['shoe']);
  expect(index.termsWithPrefix('', 9)).toHaveLength(4);
  expect(index.termsWithPrefix('shoes', 9)).toEqual([]);
  index.remove(1);
  expect(index.termsWithPrefix('s', 9)).toEqual(['shirt', 'shoe']);
});

test('a text in one script does not change what another is found by', () => {
  const index = createLexicalIndex();
  const titles = ['Nike 跑步鞋 running shoes', '红色 连衣裙', 'кроссовки Nike', 'red dress', '👟 shoes 鞋'];
  titles.forEach((title, row) => index.put(row, { ...empty, title }));
  const found = (...terms: string[]): number[] => [...index.top(terms, { limit: 9 }).rows].sort();
  expect(found('nike')).toEqual([0, 2]);
  expect(found('跑步')).toEqual([0]);
  expect(found('鞋')).toEqual([0, 4]);
  expect(found('кроссовки', 'dress')).toEqual([2, 3]);
  expect(found('红色', 'shoe')).toEqual([0, 1, 4]);
});

const vocabulary = ['red', 'shoe', 'lamp', 'bag', 'blue', '鞋子'];
const words = fc.array(fc.constantFrom(...vocabulary), { maxLength: 6 });
const fields = fc.record({ title: words, brand: words, category: words, attributes: words, description: words });
const change = fc.record({ row: fc.nat(12), fields: fc.option(fields, { nil: undefined }) });
const term = fc.constantFrom('red', 'shoe', 'lamp', 'bag', 'blue', '鞋', 'none');
const alternative = fc.record({
  terms: fc.uniqueArray(term, { minLength: 1, maxLength: 3 }),
  weight: fc.constantFrom(0.3, 0.8, 1),
});
const expanded = fc.record({ term, alternatives: fc.array(alternative, { minLength: 1, maxLength: 3 }) });
const query = fc.uniqueArray(fc.oneof({ weight: 2, arbitrary: term }, { weight: 1, arbitrary: expanded }), {
  maxLength: 4,
  selector: (asked: AskedTerm) => termName(asked),
});
/** Segments of a few entries, merged in so many steps that changes fall between them. */
const growth = fc.record({
  tailEntries: fc.integer({ min: 1, max: 5 }),
  fanIn: fc.integer({ min: 2, max: 4 }),
  mergedPerChange: fc.constantFrom(500, 4_096, 100_000),
});

test('whatever was put in, replaced and removed: matches and scores are those of a plain scan over what is left', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 200 }), query, growth, (changes, terms, sizes) => {
      const { index, rows } = changed(createLexicalIndex(sizes), changes);
      const expected = plainScan(rows, terms);
      const { rows: found, scores } = index.match(terms);
      const actual = new Map(Array.from(found, (row, at) => [row, scores[at]!]));
      expect([...found]).toEqual([...expected.keys()].sort((a, b) => a - b));
      const asked = Int32Array.from(expected.keys());
      const { score } = index.scores(terms, asked);
      asked.forEach((row, at) => {
        expect(actual.get(row)).toBeCloseTo(expected.get(row)!, 9);
        expect(score[at]).toBeCloseTo(expected.get(row)!, 9);
      });
      const holds = index.holder(terms);
      for (let row = 0; row < 14; row++) expect(holds(row)).toBe(expected.has(row));
      for (const word of vocabulary) {
        const use = [...rows.values()].filter((held) => Object.values(held).join(' ').includes(word)).length;
        if (word !== '鞋子') expect(index.use(word)).toBe(use);
      }
    }),
    { numRuns: 120 },
  );
});

test('the best are those of a plain scan that scores all, with a filter and without, however few are asked for', () => {
  const limit = fc.nat(14);
  const filter = fc.option(fc.uniqueArray(fc.nat(12)), { nil: undefined });
  const countTo = fc.constantFrom(0, 3, 100);
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 100 }),
      query,
      growth,
      limit,
      filter,
      countTo,
      (changes, terms, ...rest) => {
        const [sizes, most, accepted, counted] = rest;
        const { index, rows } = changed(createLexicalIndex(sizes), changes);
        const matching = [...plainScan(rows, terms).keys()].filter((row) => accepted?.includes(row) ?? true);
        const accept = accepted === undefined ? {} : { accept: (row: number) => accepted.includes(row) };
        const top = index.top(terms, { limit: most, countTo: counted, ...accept });
        expect([...top.rows]).toEqual(ordered(index, terms, matching).slice(0, most));
        expect([...top.scores]).toEqual([...index.scores(terms, top.rows).score]);
        if (matching.length <= counted) expect(top.count).toEqual({ value: matching.length, relation: 'EXACT' });
        else if (top.count.relation === 'EXACT') expect(top.count.value).toBe(matching.length);
        else expect(top.count.value).toBeLessThanOrEqual(matching.length);
      },
    ),
    { numRuns: 200 },
  );
});

test('of thousands of entries in many windows the best are those of all scores sorted', () => {
  const index = createLexicalIndex({ tailEntries: 512, fanIn: 3, mergedPerChange: 2_000 });
  const rng = createRng('windows');
  const word = (): string => `w${Math.floor(40 * rng.next() ** 3)}`;
  const text = (length: number): string => Array.from({ length }, word).join(' ');
  for (let row = 0; row < 14_000; row++) {
    // Fields grow longer: averages drift away from those that impacts were worked out with.
    index.put(row, { ...empty, title: text(1 + rng.below(4)), description: text(rng.below(2 + row / 2_000)) });
  }
  for (let change = 0; change < 1_500; change++) {
    if (rng.next() < 0.5) index.remove(rng.below(14_000));
    else index.put(rng.below(14_000), { ...empty, title: text(3) });
  }
  const instead = (asked: string, ...terms: string[]) => ({ term: asked, alternatives: [{ terms, weight: 0.8 }] });
  const queries: readonly (readonly AskedTerm[])[] = [
    ['w0'],
    ['w30', 'w2'],
    ['w1', 'w12', 'w20'],
    ['w39', 'w0', 'w3', 'w25'],
    ['w38', 'w37'],
    [instead('w39', 'w0')],
    [instead('w5', 'w1', 'w2'), 'w3'],
    ['w1', instead('w30', 'w4'), instead('none', 'w8')],
  ];
  for (const terms of queries) {
    const everything = ordered(index, terms, index.match(terms).rows);
    for (const limit of [1, 300]) {
      for (const countTo of [0, 100, 100_000]) {
        const top = index.top(terms, { limit, countTo });
        expect([...top.rows]).toEqual(everything.slice(0, limit));
        expect(top.count.value).toBe(countTo === 100_000 ? everything.length : top.count.value);
      }
    }
  }
});

function changed(index: LexicalIndex, changes: readonly { row: number; fields: Lists | undefined }[]) {
  const rows = new Map<number, Fields>();
  for (const { row, fields: lists } of changes) {
    if (lists === undefined) {
      index.remove(row);
      rows.delete(row);
      continue;
    }
    const texts = textsOf(lists);
    index.put(row, texts);
    rows.set(row, texts);
  }
  return { index, rows };
}

type Lists = Readonly<Record<Field, readonly string[]>>;

function textsOf(lists: Lists): Fields {
  return Object.fromEntries(FIELDS.map((field) => [field, lists[field].join(' ')])) as Fields;
}

/** By all of their scores: best first, equal ones by row. */
function ordered(index: LexicalIndex, terms: readonly AskedTerm[], rows: Iterable<number>): number[] {
  const all = [...rows];
  const { score } = index.scores(terms, Int32Array.from(all));
  return all
    .map((row, at) => ({ row, score: score[at]! }))
    .sort((a, b) => b.score - a.score || a.row - b.row)
    .map(({ row }) => row);
}

import { createRng } from '@fusionrank/domain/rng';
import { describe, expect, test } from 'vitest';
import { bm25, counted } from './bm25-features.ts';
import { textCorpus } from './corpus.ts';
import type { TextList } from './feature-group.ts';
import { proximity } from './order-features.ts';
import { productText } from './product-text.ts';
import { queryText } from './query-text.ts';
import { softMatcher, spellingLikeness } from './soft-match.ts';
import { TEXT_EVIDENCE, TEXT_RELEVANCE_FEATURES, textRelevance } from './text-relevance.ts';
import { textWords } from './text-words.ts';
import { sparseCosine, titleVector } from './title-vector.ts';
import { standardiseWithinLists } from './within-list.ts';

const NAMES = TEXT_EVIDENCE.flatMap((evidence) => TEXT_RELEVANCE_FEATURES[evidence]);

/** A unit vector that depends on the text alone; zeros for an empty one. */
function drawnVector(text: string): Float32Array {
  const rng = createRng(text);
  const vector = Float32Array.from({ length: 8 }, () => (text === '' ? 0 : rng.normal()));
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

function aList(query: string, ...products: readonly (readonly [title: string, description?: string])[]): TextList {
  const read = products.map(([title, description = '']) => productText({ title, description }));
  return { query: queryText(query), products: read, corpus: textCorpus(read), vectorOf: drawnVector };
}

function featuresOf(list: TextList): readonly Readonly<Record<string, number>>[] {
  const values = textRelevance(list);
  return list.products.map((_, row) =>
    Object.fromEntries(NAMES.map((name, column) => [name, values[row * NAMES.length + column]!])),
  );
}

describe('words', () => {
  test('Latin words are stemmed, Han stands as neighbouring pairs', () => {
    expect(textWords('Nike running-shoes 跑步鞋')).toEqual({
      words: ['nike', 'running', 'shoes', '跑步', '步鞋'],
      stems: ['nike', 'run', 'shoe', '跑步', '步鞋'],
    });
  });

  test('the head of a title ends at its first separator, and its end names the thing', () => {
    const { pieces } = productText({
      title: 'Surya Decorative Throw Pillow - 18x18, Grey',
      description: '<p>Soft.</p>',
    });
    expect(pieces).toMatchObject({
      head: 'Surya Decorative Throw Pillow',
      headEnd2: 'Throw Pillow',
      description: 'Soft.',
    });
    expect(productText({ title: '(2) lamps', description: '' }).pieces.head).toBe('(2) lamps');
  });

  test('a description is compared sentence by sentence, long ones cut', () => {
    const { pieces } = productText({
      title: 'x',
      description: `First one. 这是第二句话的内容。 ${'word '.repeat(40)}`,
    });
    expect(pieces.sentences.map((sentence) => sentence.split(' ').length)).toEqual([2, 1, 30, 10]);
  });
});

describe('worked by hand', () => {
  test('BM25 of a term twice in a text of average length is idf · 2 · 2.2 / 3.2', () => {
    const settings = { k1: 1.2, b: 0.75, idf: () => 2, averageLength: 3 };
    expect(bm25(['a', 'z'], counted([['a', 'a', 'b'], 1]), settings)).toBeCloseTo((2 * 2 * 2.2) / 3.2, 12);
    expect(bm25([], counted([[], 1]), settings)).toBe(0);
  });

  test('a word counts as often as its field weighs', () => {
    expect(counted([['a'], 3], [['a', 'b'], 1])).toEqual({
      counts: new Map([
        ['a', 4],
        ['b', 1],
      ]),
      length: 5,
    });
  });

  test('spelling: ab and abc share ^a, ab and ^ab of 5 and 7 grams', () => {
    expect(spellingLikeness('ab', 'abc')).toBeCloseTo((2 * 3) / 12, 12);
    expect(spellingLikeness('shoe', 'shoe')).toBe(1);
    expect([...softMatcher(['ab', 'shoe'])(['abc', 'shoe'])]).toEqual([0.5, 1]);
  });

  test('proximity is the share of the shortest stretch that holds all words met', () => {
    const asked = new Set(['a', 'b']);
    expect(proximity(['a', 'x', 'b', 'a'], asked)).toBe(1);
    expect(proximity(['a', 'x', 'x', 'b'], asked)).toBe(4 / 8);
    expect(proximity(['a', 'x'], asked)).toBe(1 / 2);
    expect(proximity(['x'], asked)).toBe(0);
  });

  test('titles of one word in two of equal weight have cosine 1/2', () => {
    expect(
      sparseCosine(
        titleVector(['a', 'b'], () => 3),
        titleVector(['b', 'c'], () => 3),
      ),
    ).toBeCloseTo(0.5, 12);
    expect(
      sparseCosine(
        titleVector([], () => 3),
        titleVector(['b'], () => 3),
      ),
    ).toBe(0);
  });
});

describe('features', () => {
  const list = aList(
    'running shoe',
    ['Red running shoes', 'Light.'],
    ['Shoe rack'],
    ['Lamp', 'Goes with running shoes.'],
  );

  test('tell shares of the query, by field, and where it stands', () => {
    const [shoe, rack, lamp] = featuresOf(list);
    expect(shoe).toMatchObject({ coverageTitle: 1, allInTitle: 1, phraseInTitle: 1, endsHead: 1, proximity: 1 });
    expect(rack).toMatchObject({ allInTitle: 0, phraseInTitle: 0, lastInTitle: 1, wordsInTitle: 0.5, endsHead: 0 });
    expect(lamp).toMatchObject({ coverageTitle: 0, coverageDescription: 1, phraseInDescription: 1, allHeld: 1 });
    expect(shoe!['bm25']).toBeGreaterThan(rack!['bm25']!);
  });

  test('what the list says does not depend on the order of its products', () => {
    const turned = { ...list, products: [...list.products].reverse() };
    const [first, , last] = featuresOf(list);
    const [last2, , first2] = featuresOf(turned);
    for (const name of NAMES) {
      expect(first2![name], name).toBeCloseTo(first![name]!, 5);
      expect(last2![name], name).toBeCloseTo(last![name]!, 5);
    }
  });

  test('a product like the best at first sight is nearer to them than one like the others', () => {
    const shop = aList('red shoe', ['red shoe nike'], ['red shoe puma'], ['nike socks'], ['table lamp'], ['desk lamp']);
    const [, , socks, lamp] = featuresOf(shop);
    expect(socks!['nearBestWords']).toBeGreaterThan(lamp!['nearBestWords']!);
    expect(socks!['likelyWords']).toBeGreaterThan(lamp!['likelyWords']!);
  });

  test.each([
    ['', ['', '']],
    ['!!', ['Lamp', '']],
    ['跑步鞋', ['男子跑步鞋', '轻便。']],
    ['кроссовки', ['Белые кроссовки', '']],
  ])(
    'of the query %j are finite, whatever the script and however little is said',
    (query, [title = '', description = '']) => {
      const found = featuresOf(aList(query, [title, description], ['', ''], ['Lamp', 'x']));
      expect(found.flatMap((row) => Object.values(row)).filter((value) => !Number.isFinite(value))).toEqual([]);
    },
  );

  test('names are distinct: settings tell columns apart by them', () => {
    expect(new Set(NAMES).size).toBe(NAMES.length);
  });
});

describe('standardising within lists', () => {
  test('gives mean 0 and deviation about 1, and 0 for what is constant in the list', () => {
    const [first, second] = standardiseWithinLists([Float32Array.of(1, 5, 3, 5), Float32Array.of(9, 5, 9, 7)], 2);
    expect([...first!]).toEqual([expect.closeTo(-0.97, 1), 0, expect.closeTo(0.97, 1), 0]);
    expect(second![0]).toBe(0);
    expect(second![1]).toBeCloseTo(-second![3]!, 6);
  });

  test('clips what stands far out at 4', () => {
    const values = Float32Array.from({ length: 100 }, (_, i) => (i === 0 ? 1_000 : i % 2));
    expect(Math.max(...standardiseWithinLists([values], 1)[0]!)).toBe(4);
  });
});

import { parseUserId } from '@fusionrank/domain/id';
import type { Affinity } from '@fusionrank/domain/profile';
import { SCORE_PARTS } from '@fusionrank/model/ranking';
import { expect, test } from 'vitest';
import { anonymousProfile } from '../ranking/anonymous-profile.ts';
import type { CrossFeatureRequest } from '../ranking/cross-features/request.ts';
import { anEntry, anIndex, anItem, aProfile, aTable, daysAgo, NOW, popularityIn } from '../testing/builders.ts';
import { understand } from '../understanding/understand.ts';
import { evidence } from './evidence.ts';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const shop = anIndex([
  anItem('shoe', {
    title: 'Running shoes',
    description: 'Made of leather.',
    brand: 'Swift',
    categoryPath: ['Footwear', 'Sports shoes'],
    attributes: { colour: ['Red'] },
    price: eur('90.00'),
    compareAtPrice: eur('120.00'),
    rating: { average: 4.5, count: 12 },
    createdAt: daysAgo(3),
    image: { status: 'broken', reason: 'truncated' },
  }),
  anItem('boot', { title: 'Leather boot', attributes: { colour: ['Blue'] }, price: eur('40.00') }),
  anItem('lamp', { title: 'Desk lamp', availability: 'OUT_OF_STOCK' }),
]);
shop.setFeatures(
  aTable(['shoe', 'boot', 'lamp'], {
    text: { shoe: [1, 0], boot: [0.8, 0.6], lamp: [-1, 0.1] },
    image: { boot: [1, 0] },
    behaviour: { shoe: [0, 1], boot: [1, 0] },
  }),
);

function told(id: string, text: string, change: Partial<CrossFeatureRequest> = {}) {
  const row = shop.rowOf(anItem(id).id) ?? -1;
  return evidence({
    query: understand(text, shop),
    vectors: {},
    index: shop,
    profile: anonymousProfile(parseUserId('u'), NOW),
    popularityOf: () => 0,
    now: NOW,
    rows: Int32Array.of(row),
    ...change,
  })(row);
}

test('each word of the query is told at the first place it stands in, misspellings put right', () => {
  expect(told('shoe', 'runing shoes by swift leather')['query-match']).toEqual([
    "matches 'running', 'shoes' in the title",
    "matches 'swift' as the brand",
    "matches 'leather' in the description",
    'has what the query names: brand Swift',
  ]);
});

test('what the query names and the item has not is told, as are words that stand nowhere', () => {
  expect(told('boot', 'red running xyzzyq shoes')['query-match']).toEqual([
    "says nothing of 'red', 'running', 'shoes', 'xyzzyq'",
    'has not the colour Red',
  ]);
});

test('a synonym is told with the word that it stands for', () => {
  shop.synonyms.set([{ kind: 'one-way', from: 'sneakers', to: ['running shoes', 'boot'] }]);
  expect(told('shoe', 'red sneakers')['query-match'][0]).toBe("matches 'red' in the attributes");
  expect(told('shoe', 'red sneakers')['query-match'][1]).toBe("says 'running shoes', which stands for 'sneakers'");
  expect(told('boot', 'sneakers')['query-match']).toEqual(["says 'boot', which stands for 'sneakers'"]);
  expect(told('lamp', 'sneakers')['query-match']).toEqual(["says nothing of 'sneakers'"]);
  shop.synonyms.set([]);
});

test('nearness to the query is told for what has a vector', () => {
  const vectors = { text: Float32Array.of(1, 0), image: Float32Array.of(0, 1) };
  const near = (id: string) => told(id, 'shoes', { vectors })['query-match'].filter((line) => line.includes('cosine'));
  expect(near('shoe')).toEqual(['its text is near to what the query means (cosine 1.00)']);
  expect(near('boot')).toEqual([
    'its text is near to what the query means (cosine 0.80)',
    'its picture is far from what the query means (cosine 0.00)',
  ]);
});

test('browsing asked for nothing, and a stranger is said to be one', () => {
  const { 'query-match': query, context } = told('lamp', '');
  expect(query).toEqual(['nothing was asked for']);
  expect(context).toEqual(['nothing known of the shopper was used: ranked as for a stranger']);
});

test('the shopper’s last products, likings and prices are told', () => {
  const affinities: Affinity[] = [
    { kind: 'brand', key: 'Swift', weight: 0.4, evidence: 3 },
    { kind: 'colour', key: 'Red', weight: 0.01, evidence: 1 },
  ];
  const history = [anEntry('boot'), anEntry('lamp'), anEntry('boot')];
  const profile = aProfile({ history, affinities, logPrice: { mean: Math.log(40), deviation: 0.3 } });
  expect(told('shoe', '', { profile }).context).toEqual([
    'near 1 of the 2 products the shopper clicked last, in text',
    '40 % of what the shopper did was for the brand Swift',
    'dearer than the shopper usually chooses',
  ]);
  expect(told('boot', '', { profile }).context).toEqual([
    'the shopper clicked this very product before',
    'not near the product the shopper clicked last',
    'costs about what the shopper usually chooses',
  ]);
});

test('what the catalogue says is told, and what the model has to do without', () => {
  const popularityOf = popularityIn(shop, { shoe: 120 });
  expect(told('shoe', '', { popularityOf })).toMatchObject({
    text: ['its words, beginning with “Running shoes”'],
    image: ["its picture can't be read (truncated): counts as a product without"],
    attributes: ['brand Swift', 'category Footwear › Sports shoes', 'colour Red'],
    numeric: [
      'costs 90.00 EUR, reduced from 120.00',
      'rated 4.5 of 5 (12 ratings)',
      'new: came 3 days ago',
      'in stock',
    ],
    behaviour: ['popular: interactions worth 120 clicks lately, more than 66 % of the products'],
  });
  expect(told('lamp', '')).toMatchObject({
    image: ['it has no picture: counts as a product without'],
    numeric: ['no price is said', 'not rated yet', 'sold out'],
    behaviour: [
      'nobody touched it lately',
      'too little is known of who chooses it: counts as a product nobody touched',
    ],
  });
});

test('nothing is told of what is not on sale', () => {
  const empty = Object.fromEntries(SCORE_PARTS.map((part) => [part, []]));
  expect(told('gone', 'shoes')).toEqual(empty);
});

import { MODALITIES } from '@fusionrank/domain/modality';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  aLinkColumn,
  anEntry,
  anIndex,
  anItem,
  aProfile,
  aTable,
  daysAgo,
  NOW,
  popularityIn,
} from '../../testing/builders.ts';
import { understand } from '../../understanding/understand.ts';
import { CROSS_FEATURES, crossFeatures } from './cross-features.ts';
import type { CrossFeatureRequest } from './request.ts';
import { FEATURES_OF, withoutModalities } from './without-modalities.ts';

const shop = anIndex([
  anItem('shoe', {
    title: 'Red running shoe',
    brand: 'Nike',
    categoryPath: ['Sport', 'Shoes'],
    attributes: { colour: ['Red'] },
    price: { amount: '50', currency: 'EUR' },
    rating: { average: 5, count: 10 },
    createdAt: daysAgo(30),
  }),
  anItem('lamp', { title: 'Lamp', availability: 'OUT_OF_STOCK' }),
]);
shop.setFeatures(aTable(['shoe', 'lamp'], { text: { shoe: [3, 4], lamp: [0, 1] }, image: { shoe: [1, 0] } }));

function featuresOf(change: Partial<CrossFeatureRequest> & { readonly text?: string } = {}) {
  const { text = '', ...rest } = change;
  const rows = rest.rows ?? Int32Array.of(0, 1);
  const cross = crossFeatures({
    query: understand(text, shop),
    vectors: {},
    index: shop,
    profile: aProfile(),
    popularityOf: () => 0,
    now: NOW,
    ...rest,
    rows,
  });
  const width = CROSS_FEATURES.length;
  return Array.from(rows, (_, at) =>
    Object.fromEntries(CROSS_FEATURES.map((name, column) => [name, cross[at * width + column]!])),
  );
}

test('the words’ match is told as shares of what was asked', () => {
  const [shoe, lamp] = featuresOf({ text: 'red shoe lamp' });
  expect(shoe).toMatchObject({ hasTerms: 1, hasMentions: 1, mentionsMet: 1 });
  expect(shoe!.termsShare).toBeCloseTo(2 / 3, 6);
  expect(lamp!.titleTermsShare).toBeCloseTo(1 / 3, 6);
  expect(lamp!.mentionsMet).toBe(0);
});

test('a browse has no words, and nothing of what they would say', () => {
  expect(featuresOf()[0]).toMatchObject({ hasTerms: 0, bm25: 0, bm25Share: 0, termsShare: 0, hasMentions: 0 });
});

test('cosines come with whether they can be said', () => {
  const [shoe, lamp] = featuresOf({ vectors: { text: Float32Array.of(1, 0), image: Float32Array.of(1, 0) } });
  expect(shoe).toMatchObject({ textCosineKnown: 1, imageCosineKnown: 1, imageCosine: 1 });
  expect(shoe!.textCosine).toBeCloseTo(0.6, 6);
  expect(lamp).toMatchObject({ textCosineKnown: 1, textCosine: 0, imageCosineKnown: 0, imageCosine: 0 });
});

test('a learned text encoder’s cosine comes beside that of the whole text', () => {
  const { text, ...rest } = aTable(['shoe', 'lamp'], { text: { shoe: [1, 1] } });
  const learned = anIndex([anItem('shoe'), anItem('lamp')]);
  learned.setFeatures({ ...rest, text: { ...text, learned: 1 } });
  const [shoe, lamp] = featuresOf({ index: learned, vectors: { text: Float32Array.of(1, -1) } });
  expect(shoe).toMatchObject({ textCosine: 0, learnedTextCosineKnown: 1, learnedTextCosine: -1 });
  expect(lamp).toMatchObject({ learnedTextCosineKnown: 0, learnedTextCosine: 0 });
  expect(featuresOf({ vectors: { text: Float32Array.of(1, 0) } })[0]).toMatchObject({ learnedTextCosineKnown: 0 });
});

test('taste is the user’s share of the item’s brand, leaf category, colour and price band', () => {
  const affinities = [
    { kind: 'brand' as const, key: 'Nike', weight: 0.5, evidence: 2 },
    { kind: 'category' as const, key: 'Shoes', weight: 0.25, evidence: 2 },
    { kind: 'colour' as const, key: 'Red', weight: 0.75, evidence: 2 },
    { kind: 'priceBand' as const, key: '45.25–64', weight: 1, evidence: 2 },
  ];
  const [shoe, lamp] = featuresOf({ profile: aProfile({ affinities, interactionCount: 2 }) });
  expect(shoe).toMatchObject({
    brandAffinity: 0.5,
    categoryAffinity: 0.25,
    colourAffinity: 0.75,
    priceBandAffinity: 1,
  });
  expect(lamp).toMatchObject({ userKnown: 1, brandAffinity: 0, categoryAffinity: 0, colourAffinity: 0 });
});

test('the price is measured in deviations of the user’s usual price, up to four', () => {
  const at = (mean: number) => featuresOf({ profile: aProfile({ logPrice: { mean, deviation: 0.5 } }) })[0]!;
  expect(at(Math.log(50) - 1)).toMatchObject({ priceDistanceKnown: 1 });
  expect(at(Math.log(50) - 1).dearerThanUsual).toBeCloseTo(0.5, 6);
  expect(at(Math.log(50) + 1).dearerThanUsual).toBeCloseTo(-0.5, 6);
  expect(at(0).priceDistance).toBe(1);
});

test('history says what was touched, what was bought and what is near to it', () => {
  const history = [anEntry('shoe', { kind: 'purchase' }), anEntry('gone')];
  const [shoe, lamp] = featuresOf({ profile: aProfile({ history }) });
  expect(shoe).toMatchObject({ touched: 1, bought: 1, textHistoryKnown: 1 });
  expect(shoe!.textHistory).toBeCloseTo(1, 6);
  expect(lamp).toMatchObject({ touched: 0, bought: 0, textHistoryKnown: 1, imageHistoryKnown: 0 });
  expect(lamp!.textHistory).toBeCloseTo(0.8, 6);
});

test('links say how strongly the history speaks for an item, also as a share of what it says of the best, and the last item alone', () => {
  const linked = anIndex(['bag', 'belt', 'lamp'].map((id) => anItem(id)));
  const rows = Int32Array.of(1, 2, -1, -1, -1, -1);
  const links = aLinkColumn({ perRow: 2, rows, values: Float32Array.of(1, 0.25, 0, 0, 0, 0), recency: 1 });
  linked.setFeatures({ ...aTable(['bag', 'belt', 'lamp'], {}), links });
  const request = { index: linked, rows: Int32Array.of(0, 1, 2) };
  const profile = aProfile({ history: [anEntry('bag', { kind: 'purchase' })] });
  const [bag, belt, lamp] = featuresOf({ ...request, profile });
  expect(bag).toMatchObject({ linksKnown: 1, linkScore: 0, linkShare: 0, lastLink: 0 });
  expect(belt).toMatchObject({ linksKnown: 1, linkShare: 1, lastLink: 0.5 });
  expect(belt!.linkScore).toBeCloseTo(Math.log(1 + 5) / Math.log(101), 6);
  expect(lamp).toMatchObject({ linkShare: 0.5, lastLink: 0.25 });
  expect(featuresOf(request)[1]).toMatchObject({ linksKnown: 0, linkScore: 0, linkShare: 0, lastLink: 0 });
});

test('the item’s standing is scaled, and unknown values are told as unknown', () => {
  const [shoe, lamp] = featuresOf({ popularityOf: popularityIn(shop, { shoe: 500 }) });
  expect(shoe).toMatchObject({ popularity: 1, ratingKnown: 1, rating: 1, available: 1 });
  expect(shoe!.freshness).toBeCloseTo(Math.exp(-1), 4);
  expect(lamp).toMatchObject({ popularity: 0, ratingKnown: 0, rating: 0, available: 0 });
});

test('a value depends on its own row and the request, not on what else is ranked: 24 shown or 1,000 candidates', () => {
  const request = { text: 'red lamp', profile: aProfile({ history: [anEntry('lamp')] }) };
  const [shoe, lamp] = featuresOf(request);
  expect(featuresOf({ ...request, rows: Int32Array.of(1) })).toEqual([lamp]);
  expect(featuresOf({ ...request, rows: Int32Array.of(1, 0, 1) })).toEqual([lamp, shoe, lamp]);
});

test('every value is finite and in [−2½, 2½], whatever the profile, also for rows of items that are gone', () => {
  const profile = fc.record({
    interactionCount: fc.nat(100_000),
    logPrice: fc.record({ mean: fc.double({ min: -5, max: 20, noNaN: true }), deviation: fc.constantFrom(0, 0.1, 9) }),
    history: fc.array(
      fc.record({
        itemId: fc.constantFrom(anEntry('shoe').itemId, anEntry('lamp').itemId, anEntry('gone').itemId),
        kind: fc.constantFrom('click' as const, 'return' as const, 'purchase' as const),
        value: fc.constant(1),
        occurredAt: fc.date({ min: daysAgo(4_000), max: NOW, noInvalidDate: true }),
      }),
      { maxLength: 50 },
    ),
  });
  fc.assert(
    fc.property(profile, fc.nat(1e6), (change, weight) => {
      const rows = featuresOf({
        text: 'red',
        profile: aProfile(change),
        popularityOf: () => weight,
        rows: Int32Array.of(0, 1, 99),
      });
      expect(rows.flatMap((row) => Object.values(row)).filter((value) => !(Math.abs(value) <= 2.5))).toEqual([]);
    }),
  );
});

test('each modality silences its own features, all of which exist, and no other', () => {
  const ones = new Float32Array(2 * CROSS_FEATURES.length).fill(1);
  for (const modality of MODALITIES) {
    const left = withoutModalities(ones, [modality]);
    const silent = CROSS_FEATURES.filter((_, at) => left[at] === 0 && left[at + CROSS_FEATURES.length] === 0);
    expect(new Set(silent)).toEqual(new Set(FEATURES_OF[modality]));
  }
  const named = MODALITIES.flatMap((modality) => FEATURES_OF[modality]);
  expect(new Set(named).size).toBe(named.length);
});

test('names are distinct: an artifact tells them apart by them', () => {
  expect(new Set(CROSS_FEATURES).size).toBe(CROSS_FEATURES.length);
});

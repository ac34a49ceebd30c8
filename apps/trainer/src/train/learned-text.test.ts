import { parseItemId, parseUserId } from '@fusionrank/domain/id';
import { createRng } from '@fusionrank/domain/rng';
import type { LoggedImpression, LoggedSlate, TrainingLog } from '@fusionrank/feature-store';
import { buildItem } from '@fusionrank/feature-store/testing';
import { expect, test } from 'vitest';
import { anonymousProfile } from '@fusionrank/search/ranking';
import { learnText, type LearnedTextRequest } from './learned-text.ts';
import type { ShopCatalogue } from './shop-catalogue.ts';

const KINDS = ['shoe', 'lamp', 'kettle', 'chair', 'jacket', 'watch', 'backpack', 'blender'];
/** What shoppers call them; no title says so. */
const NICKNAMES = ['kicks', 'glow', 'boiler', 'seat', 'parka', 'ticker', 'daypack', 'mixer'];
const COLOURS = ['red', 'blue', 'green', 'black', 'white', 'yellow'];
const UNTIL = new Date('2026-02-01T00:00:00Z');

const items = COLOURS.flatMap((colour) =>
  KINDS.map((kind) =>
    buildItem({
      id: parseItemId(`${colour}-${kind}`),
      title: `${colour} ${kind}`,
      description: `A ${kind} in ${colour}.`,
      categoryPath: [kind],
      attributes: { colour: [colour] },
    }),
  ),
);
const catalogue: ShopCatalogue = {
  items,
  rowOf: (id) => {
    const row = items.findIndex((item) => item.id === id);
    return row < 0 ? undefined : row;
  },
  textHashes: items.map(({ id }) => id),
  imageHashes: items.map(() => undefined),
};

/** Shoppers who ask for a colour and a nickname and click what they meant. */
function logOf(count: number): TrainingLog {
  const rng = createRng('log');
  const slates = Array.from({ length: count }, (_, at): LoggedSlate => {
    const [colour, kind] = [COLOURS[rng.below(COLOURS.length)]!, rng.below(KINDS.length)];
    const impression = (itemId: string, clicked: boolean): LoggedImpression => ({
      itemId: parseItemId(itemId),
      position: 0,
      propensity: 1,
      clicked,
      carted: false,
      purchased: false,
    });
    const userId = parseUserId('u');
    return {
      slateId: `s${at}`,
      userId,
      query: `${colour} ${NICKNAMES[kind]!}`,
      policy: 'p',
      shownAt: new Date(UNTIL.getTime() - 1000 * (count - at)),
      profile: anonymousProfile(userId, UNTIL),
      popularityOf: () => 0,
      impressions: [
        impression(`${colour}-${KINDS[kind]!}`, true),
        impression('red-shoe', false),
        impression('gone', true),
      ],
    };
  });
  return {
    slates: async function* ({ until = UNTIL }) {
      yield* await Promise.resolve(slates.filter(({ shownAt }) => shownAt < until));
    },
    count: () => Promise.resolve(slates.length),
  };
}

const config = { shape: { buckets: 4096, width: 24, dense: false }, maxEpochs: 8, pairsPerStep: 32, heldOutShare: 0.2 };

async function learned(change: Partial<LearnedTextRequest> = {}) {
  const notices: string[] = [];
  const text = await learnText({
    log: logOf(700),
    catalogue,
    until: UNTIL,
    seed: 3,
    setting: { kind: 'learned', config },
    onNotice: (sentence) => notices.push(sentence),
    ...change,
  });
  const rank = (query: string, itemId: string): number => {
    const cosineTo = (title: string): number =>
      text!.encoder.encode(query).reduce((sum, value, k) => sum + value * text!.encoder.encode(title)[k]!, 0);
    const [colour, kind] = itemId.split('-');
    return items.filter(({ title }) => cosineTo(title) > cosineTo(`${colour!} ${kind!}`)).length;
  };
  return { text, notices, rank };
}

test('it learns what shoppers call things, which no product says', async () => {
  const { notices, rank, text } = await learned();
  expect(notices).toEqual([]);
  expect(
    NICKNAMES.map((name, at) => rank(`green ${name}`, `green-${KINDS[at]!}`)).filter((at) => at < 3).length,
  ).toBeGreaterThan(5);
  expect(text!.report).toMatchObject({ queries: { pairs: 700 }, ownTexts: { pairs: 96 } });
});

test('what was shown from `until` on is not learned from', async () => {
  const { text, notices } = await learned({ until: new Date(UNTIL.getTime() - 600_000) });
  expect(text!.report).toMatchObject({ queries: undefined });
  expect(notices).toEqual([
    "text encoder: 100 choices after a query before the training examples, fewer than 500: it learns from the products' own texts alone",
  ]);
});

test('a shop of few products and no log has none, and says so', async () => {
  const few = { ...catalogue, items: items.slice(0, 5) };
  const { text, notices } = await learned({ catalogue: few, log: logOf(0) });
  expect(text).toBeUndefined();
  expect(notices[0]).toContain('text is left to the frozen encoder');
});

test('it can be left out', async () => {
  expect((await learned({ setting: { kind: 'none' } })).text).toBeUndefined();
});

import { parseItemId } from '@fusionrank/domain/id';
import { createRng } from '@fusionrank/domain/rng';
import type { Rule } from '@fusionrank/domain/rule';
import type { SearchRequest, Slate } from '@fusionrank/domain/search';
import { describe, expect, test, vi } from 'vitest';
import { createRuleBook } from '../rules/rule-book.ts';
import { aRule, items, pin } from '../rules/rule-builders.fixture.ts';
import { anEntry, anIndex, anItem, aProfile, aRanker, aRequest, aTable, NOW, ports } from '../testing/builders.ts';
import type { SearchPorts } from './ports.ts';
import { createSearchEngine } from './search-engine.ts';

const euros = (amount: string) => ({ price: { amount, currency: 'EUR' } });
const shoes = Array.from({ length: 8 }, (_, i) =>
  anItem(`shoe${i}`, {
    title: 'Shoe',
    brand: i % 2 === 0 ? 'Nike' : 'Puma',
    categoryPath: ['Shoes'],
    ...euros(`${i + 1}`),
  }),
);
const shop = anIndex([
  ...shoes,
  anItem('lamp', { title: 'Desk lamp', ...euros('30') }),
  anItem('gone', { title: 'Old lamp' }),
  anItem('soldOut', { title: 'Rare lamp', availability: 'OUT_OF_STOCK' }),
]);
shop.remove([parseItemId('gone')]);
const ids = [...shoes.map(({ id }) => id), 'lamp', 'gone', 'soldOut'];
shop.setFeatures(aTable(ids, {}));

/** Later rows first: shoe7 … shoe0. */
function searched(
  rules: readonly Rule[],
  request: SearchRequest = aRequest('shoe'),
  change: Partial<SearchPorts> = {},
) {
  const of = ports({ ranker: aRanker(), rules: createRuleBook(rules), ...change });
  return createSearchEngine({ index: shop, ports: of }).search(request);
}
const idsIn = ({ items: ranked }: Slate): string[] => Array.from(ranked, ({ itemId }) => itemId);

const RANKING = ['shoe7', 'shoe6', 'shoe5', 'shoe4', 'shoe3', 'shoe2', 'shoe1', 'shoe0'];

test('without rules, and with rules that do not hold, the slate is the same to the byte', async () => {
  const plain = await searched([]);
  expect(idsIn(plain)).toEqual(RANKING);
  const other = aRule('r', pin('shoe0', 0), { condition: { query: { match: 'exact', phrases: ['lamp'] } } });
  expect(await searched([other])).toEqual(plain);
  expect(await searched([], aRequest('shoe'), { rules: undefined })).toEqual(plain);
});

describe('pin', () => {
  test('an item that was found stands at its slot and says by which rule', async () => {
    const slate = await searched([aRule('r', pin('shoe0', 1))]);
    expect(idsIn(slate)).toEqual(['shoe7', 'shoe0', 'shoe6', 'shoe5', 'shoe4', 'shoe3', 'shoe2', 'shoe1']);
    const { rules, sources } = slate.items.at(1) ?? {};
    expect(rules).toEqual([{ ruleId: 'r', kind: 'pin', name: 'rule r', effect: 'pinned to place 2' }]);
    expect(sources).not.toContain('rule');
    expect(slate.items.at(0)).not.toHaveProperty('rules');
  });

  test('an item that was not found is brought in and counted', async () => {
    const slate = await searched([aRule('r', pin('lamp', 0))]);
    expect(idsIn(slate)).toEqual(['lamp', ...RANKING]);
    expect(slate.items.at(0)?.sources).toEqual(['rule']);
    expect(slate.totalCount).toEqual({ value: 9, relation: 'EXACT' });
  });

  test.each(['gone', 'soldOut', 'nobody'])('%s is not pinned', async (id) => {
    expect(idsIn(await searched([aRule('r', pin(id, 0))]))).toEqual(RANKING);
  });

  test('what the shopper filters out is not pinned', async () => {
    const filters = [{ kind: 'terms', key: 'brand', anyOf: ['Nike'] }] as const;
    const slate = await searched(
      [aRule('r', pin('lamp', 0)), aRule('s', pin('shoe1', 0))],
      aRequest('shoe', { filters }),
    );
    expect(idsIn(slate)).toEqual(['shoe6', 'shoe4', 'shoe2', 'shoe0']);
  });

  test('hiding goes before pinning', async () => {
    const slate = await searched([
      aRule('r', pin('shoe0', 0), { priority: 10 }),
      aRule('s', { kind: 'hide', items: items('shoe0') }),
    ]);
    expect(idsIn(slate)).toEqual(RANKING.slice(0, -1));
  });

  test('a query that finds nothing is relaxed all the same, and shows the pinned item', async () => {
    const filters = [{ kind: 'range', key: 'price', min: 100 }] as const;
    const slate = await searched([aRule('r', pin('lamp', 0))], aRequest('shoe', { filters }));
    expect(slate.relaxations).toEqual([{ kind: 'filter', what: 'price' }]);
    expect(idsIn(slate)).toEqual(['lamp', ...RANKING]);
  });
});

describe('boost and bury', () => {
  test('move by log-odds: a network without opinion lifts the boosted and lowers the buried', async () => {
    const ranker = aRanker(({ rows }) => Promise.resolve(new Float32Array(rows.length)));
    const rules = [
      aRule('up', { kind: 'boost', items: items('shoe5'), by: 1 }),
      aRule('down', {
        kind: 'bury',
        items: { kind: 'matching', filters: [{ kind: 'terms', key: 'brand', anyOf: ['Nike'] }] },
        by: 2,
      }),
    ];
    const slate = await searched(rules, aRequest('shoe'), { ranker });
    expect(idsIn(slate)).toEqual(['shoe5', 'shoe1', 'shoe3', 'shoe7', 'shoe0', 'shoe2', 'shoe4', 'shoe6']);
    expect(slate.items.at(0)?.score).toBeCloseTo(1 / (1 + Math.exp(-1)), 6);
    expect(slate.items.slice(0).at(-1)?.score).toBeCloseTo(1 / (1 + Math.exp(2)), 6);
    expect(slate.items.at(0)?.rules).toMatchObject([{ ruleId: 'up', logOdds: 1 }]);
  });

  test('work while no model is live', async () => {
    const slate = await searched([aRule('up', { kind: 'boost', items: items('shoe3'), by: 5 })], aRequest('shoe'), {
      ranker: undefined,
    });
    expect(idsIn(slate)[0]).toBe('shoe3');
  });

  test('what is sold out stays last', async () => {
    const slate = await searched([aRule('up', { kind: 'boost', items: items('soldOut'), by: 5 })], aRequest('lamp'));
    expect(idsIn(slate)).toEqual(['lamp', 'soldOut']);
  });
});

describe('hide and filter', () => {
  test('what is hidden is in no count and no facet', async () => {
    const slate = await searched(
      [aRule('r', { kind: 'hide', items: items('shoe1', 'shoe3') })],
      aRequest('shoe', { facetKeys: ['brand'] }),
    );
    expect(idsIn(slate)).not.toContain('shoe1');
    expect(slate.totalCount).toEqual({ value: 6, relation: 'EXACT' });
    expect(slate.facets).toMatchObject([
      {
        values: [
          { value: 'Nike', count: 4 },
          { value: 'Puma', count: 2 },
        ],
      },
    ]);
    expect(slate.rules).toMatchObject([{ kind: 'hide', effect: 'hides 2 products' }]);
  });

  test('a filter holds beside the shopper’s, in the facet of its own key too, and is never given up', async () => {
    const rule = aRule('r', { kind: 'filter', filters: [{ kind: 'terms', key: 'brand', anyOf: ['Puma'] }] });
    const slate = await searched([rule], aRequest('shoe', { facetKeys: ['brand'] }));
    expect(idsIn(slate)).toEqual(['shoe7', 'shoe5', 'shoe3', 'shoe1']);
    expect(slate.facets).toMatchObject([{ values: [{ value: 'Puma', count: 4 }] }]);
    expect(slate.rules).toMatchObject([{ effect: 'shows only brand Puma' }]);
    const none = aRule('r', { kind: 'filter', filters: [{ kind: 'terms', key: 'brand', anyOf: ['Oak'] }] });
    expect(idsIn(await searched([none]))).toEqual([]);
  });
});

test('an order asked for by name is the shopper’s: only what may be shown is ruled', async () => {
  const rules = [
    aRule('a', pin('lamp', 0)),
    aRule('b', { kind: 'boost', items: items('shoe0'), by: 5 }),
    aRule('c', { kind: 'hide', items: items('shoe7') }),
  ];
  const slate = await searched(rules, aRequest('shoe', { sort: 'PRICE_DESC' }));
  expect(idsIn(slate)).toEqual(RANKING.slice(1));
});

test('the first redirect is told, and the answer is there all the same', async () => {
  const condition = { query: { match: 'exact', phrases: ['shoes'] } } as const;
  const slate = await searched([
    aRule('a', { kind: 'redirect', url: '/late' }, { condition }),
    aRule('b', { kind: 'redirect', url: '/shoes' }, { condition, priority: 1 }),
  ]);
  expect(slate.redirect).toBe('/shoes');
  expect(slate.rules).toMatchObject([{ ruleId: 'b', effect: 'leads to /shoes' }]);
  expect(idsIn(slate)).toEqual(RANKING);
});

describe('segments', () => {
  const forNew = aRule('r', pin('shoe0', 0), { condition: { segments: ['new'] } });
  const known = aProfile({ history: [anEntry('shoe1')] });

  test('a rule holds for who belongs to one of them', async () => {
    expect(idsIn(await searched([forNew]))[0]).toBe('shoe0');
    expect(idsIn(await searched([forNew], aRequest('shoe'), { profile: () => Promise.resolve(known) }))[0]).toBe(
      'shoe7',
    );
  });

  test('who does not want to be known is new', async () => {
    const shy = { ...known, consent: { ...known.consent, personalization: false } };
    expect(idsIn(await searched([forNew], aRequest('shoe'), { profile: () => Promise.resolve(shy) }))[0]).toBe('shoe0');
    const unpersonalised = aRequest('shoe', { personalization: 0 });
    const profile = vi.fn(() => Promise.resolve(known));
    expect(idsIn(await searched([forNew], unpersonalised, { profile }))[0]).toBe('shoe0');
    expect(profile).not.toHaveBeenCalled();
  });
});

test('a synonym that was used names its rule', async () => {
  const synonym = { kind: 'one-way', from: 'couch', to: ['lamp'] } as const;
  shop.synonyms.set([synonym]);
  const rules = [aRule('s', { kind: 'synonym', synonym })];
  const slate = await searched(rules, aRequest('couch'));
  expect(idsIn(slate)).toContain('lamp');
  expect(slate.rules).toMatchObject([{ ruleId: 's', effect: "asked for 'couch', finds 'lamp' too" }]);
  expect((await searched(rules)).rules).toBeUndefined();
  shop.synonyms.set([]);
});

test('random rules never show an item twice, one that is hidden, or one that the shopper’s filter excludes', async () => {
  for (let seed = 0; seed < 60; seed++) {
    const rng = createRng(`rules ${seed}`);
    const id = () => ids[rng.below(ids.length)] as string;
    const rules = Array.from({ length: 1 + rng.below(6) }, (_, i) => {
      const priority = rng.below(5);
      const actions = [
        pin(id(), rng.below(12)),
        { kind: 'boost', items: items(id(), id()), by: 1 + rng.below(4) },
        { kind: 'hide', items: items(id()) },
      ] as const;
      return aRule(`r${i}`, actions[rng.below(3)] ?? actions[0], { priority });
    });
    const filters = rng.next() < 0.5 ? [] : ([{ kind: 'terms', key: 'brand', anyOf: ['Puma'] }] as const);
    const slate = await searched(rules, aRequest('shoe', { filters }));
    const shown = idsIn(slate);
    expect(new Set(shown).size).toBe(shown.length);
    expect(slate.items.slice(0).map(({ position }) => position)).toEqual([...shown.keys()]);
    expect(slate.totalCount.value).toBe(shown.length);
    for (const { action } of rules) {
      if (action.kind === 'hide' && action.items.kind === 'items') {
        for (const hidden of action.items.itemIds) expect(shown).not.toContain(hidden);
      }
    }
    if (filters.length > 0) for (const one of shown) expect(one).toMatch(/^shoe[1357]$/);
  }
});

test('a schedule begins while the gateway runs', async () => {
  const rule = aRule('r', pin('shoe0', 0), { condition: { from: NOW } });
  const before = { clock: () => new Date(NOW.getTime() - 1) };
  expect(idsIn(await searched([rule], aRequest('shoe'), before))[0]).toBe('shoe7');
  expect(idsIn(await searched([rule]))[0]).toBe('shoe0');
});

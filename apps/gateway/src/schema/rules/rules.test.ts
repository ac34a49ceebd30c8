import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openTestGateway } from '../../testing/open-test-gateway.ts';
import type { TestGateway } from '../../testing/open-test-gateway.ts';
import { shoeShop } from '../../testing/shoe-shop.ts';
import { writeModel } from '../../testing/write-model.ts';
import type { RuleInput } from '../types.generated.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop());
});
afterAll(() => gateway.close());

const RULE =
  'id version status name kind priority effect publishedVersion hasUnpublishedChanges createdBy { userId role }';
const ERRORS =
  'errors { __typename ... on UserError { message path } ... on ConflictError { currentVersion } ... on ValidationError { code } }';

/** Followers look four times a second; the machine may be slow. */
const SOON = { timeout: 5_000 };

/** As a merchandiser of this name. */
async function ask(query: string, variables: object = {}, userId = 'ann') {
  const { data, errors } = await gateway.ask(query, { variables, userId, role: 'MERCHANDISER' });
  expect(errors).toBeUndefined();
  return data;
}
const create = async (rule: object) => {
  const query = `mutation($rule: RuleInput!) { createRule(input: { rule: $rule, clientMutationId: "c" }) { rule { ${RULE} } ${ERRORS} clientMutationId } }`;
  return (await ask(query, { rule })).createRule;
};
const change = async (
  name: string,
  input: string,
  { declared = '', ...variables }: { declared?: string; rule?: object } = {},
) => {
  const query = `mutation${declared} { ${name}(input: { ${input} }) { rule { ${RULE} } ${ERRORS} } }`;
  return (await ask(query, variables, 'bob'))[name as 'publishRule'];
};
const publish = (id: string, version: number) => change('publishRule', `id: "${id}", expectedVersion: ${version}`);

async function search(text: string, page = '') {
  const query = `query($text: String) { searchRanked(input: { text: $text }, first: 5${page}) {
    searchId redirect rules { rule kind effect } totalCount { value }
    edges { pinned sources rules { rule kind name effect } node { id } explanation { summary rules { rule kind } } }
    pageInfo { endCursor } reading { synonyms { said instead } } } }`;
  return (await ask(query, { text })).searchRanked;
}
const idsOf = ({ edges }: { readonly edges: readonly { readonly node: { readonly id: string | number } }[] }) =>
  edges.map(({ node }) => String(node.id));

const pinOf = (productId: string, phrase: string): RuleInput => ({
  name: `Pin ${productId}`,
  condition: { query: { match: 'EXACT', phrases: [phrase] } },
  action: { pin: { productId, position: 0 } },
});

/** Publishes a rule and waits until it holds; archives it in the end. */
async function withRule(rule: object, look: (id: string) => Promise<void>): Promise<void> {
  const { rule: made, errors } = await create(rule);
  expect(errors).toEqual([]);
  const id = String(made?.id);
  const { rule: published } = await publish(id, 1);
  try {
    await look(id);
  } finally {
    await change('archiveRule', `id: "${id}", expectedVersion: ${published?.version}`);
  }
}

test('a published rule is in force soon, and out of it when it is archived', async () => {
  const ranked = idsOf(await search('green running shoes'));
  const { rule } = await create(pinOf('mug', 'green running shoes'));
  expect(rule).toMatchObject({
    version: 1,
    status: 'DRAFT',
    kind: 'PIN',
    effect: 'pinned to place 1',
    publishedVersion: null,
  });
  expect(idsOf(await search('green running shoes'))).toEqual(ranked);
  await publish(String(rule?.id), 1);
  await vi.waitFor(
    async () => {
      const { edges } = await search('green running shoes');
      expect(edges[0]).toMatchObject({ pinned: true, sources: ['RULE'], node: { id: 'mug' } });
      expect(edges[0]?.rules).toEqual([{ rule: rule?.id, kind: 'PIN', name: 'Pin mug', effect: 'pinned to place 1' }]);
      expect(edges[1]).toMatchObject({ pinned: false, rules: [] });
    },
    { timeout: 5_000, interval: 50 },
  );
  await change('archiveRule', `id: "${rule?.id}", expectedVersion: 2`);
  await vi.waitFor(async () => expect(idsOf(await search('green running shoes'))).toEqual(ranked), { timeout: 5_000 });
});

test('page two belongs to page one’s ranking, whatever was published in between', async () => {
  const first = await search('blue running shoes');
  await withRule(pinOf('mug', 'blue running shoes'), async () => {
    await vi.waitFor(async () => expect(idsOf(await search('blue running shoes'))[0]).toBe('mug'), SOON);
    const second = await search('blue running shoes', `, after: "${first.pageInfo.endCursor}"`);
    expect(second.searchId).toBe(first.searchId);
    expect(idsOf(second)).not.toContain('mug');
    expect(new Set([...idsOf(first), ...idsOf(second)]).size).toBe(10);
  });
});

test('a redirect is told beside the answer', async () => {
  const rule = {
    name: 'Sale',
    condition: { query: { match: 'CONTAINS', phrases: ['sale'] } },
    action: { redirect: '/sale' },
  };
  await withRule(rule, async (id) => {
    await vi.waitFor(async () => expect((await search('shoes sale')).redirect).toBe('/sale'), SOON);
    expect((await search('shoes sale')).rules).toMatchObject([
      { rule: id, kind: 'REDIRECT', effect: 'leads to /sale' },
    ]);
    expect((await search('shoes')).redirect).toBeNull();
  });
});

test('a synonym joins the vocabulary and is named', async () => {
  const rule = { name: 'Cups', action: { synonym: { from: 'beaker', phrases: ['mug'] } } };
  await withRule(rule, async (id) => {
    await vi.waitFor(async () => expect(idsOf(await search('beaker'))).toEqual(['mug']), { timeout: 5_000 });
    // The vocabulary and the rules are followed each by itself.
    await vi.waitFor(async () => {
      const reading = { synonyms: [{ said: 'beaker', instead: ['mug'] }] };
      expect(await search('beaker')).toMatchObject({ reading, rules: [{ rule: id, kind: 'SYNONYM' }] });
    }, SOON);
  });
});

describe('what is expected to go wrong is an error in the payload', () => {
  test.each([
    [{ name: 'x', action: { redirect: 'javascript:alert(1)' } }, ['input', 'rule', 'action', 'url']],
    [{ name: ' ', action: { pin: { productId: 'mug', position: 0 } } }, ['input', 'rule', 'name']],
    [{ name: 'x', action: { pin: { productId: 'mug', position: 100 } } }, ['input', 'rule', 'action', 'position']],
  ])('%j', async (rule, path) => {
    const { rule: made, errors, clientMutationId } = await create(rule);
    expect(made).toBeNull();
    expect(errors).toMatchObject([{ __typename: 'ValidationError', code: 'INVALID_INPUT', path }]);
    expect(clientMutationId).toBe('c');
  });

  test('a version that is not the current one, a rule and a revision that are not there', async () => {
    const { rule } = await create(pinOf('mug', 'nothing'));
    await publish(String(rule?.id), 1);
    expect((await publish(String(rule?.id), 1)).errors).toMatchObject([
      { __typename: 'ConflictError', currentVersion: 2 },
    ]);
    expect((await publish('nobody', 1)).errors).toMatchObject([{ __typename: 'NotFoundError', path: ['input', 'id'] }]);
    const { errors } = await change('revertRule', `id: "${rule?.id}", expectedVersion: 2, toRevision: 7`);
    expect(errors).toMatchObject([{ __typename: 'NotFoundError', path: ['input', 'toRevision'] }]);
  });
});

test('history says who changed what, and an earlier version comes back', async () => {
  const { rule } = await create(pinOf('mug', 'history'));
  const id = String(rule?.id);
  const input = `id: "${id}", expectedVersion: 1, rule: $rule`;
  const boost = {
    name: 'Boosted',
    priority: 7,
    condition: { category: 'Footwear/Sports shoes', segments: ['new'], from: '2026-01-01T00:00:00.000Z' },
    action: { boost: { by: 1.5, items: { filters: [{ terms: { key: 'brand', anyOf: ['Oak'] } }] } } },
  };
  expect((await change('updateRule', input, { rule: boost, declared: '($rule: RuleInput!)' })).rule?.kind).toBe(
    'BOOST',
  );
  await change('revertRule', `id: "${id}", expectedVersion: 2, toRevision: 1`);
  const REVISION = `version change name author { userId } condition { category segments from query { match phrases } }
    action { __typename ... on BoostAction { by items { productIds filters { key anyOf } } } ... on PinAction { productId position } }`;
  const { rule: read } = await ask(
    `query($id: ID!) { rule(id: $id) { ${RULE} revisions(first: 2) { nodes { ${REVISION} } pageInfo { hasNextPage endCursor } } } }`,
    { id },
  );
  expect(read).toMatchObject({ version: 3, kind: 'PIN', name: 'Pin mug', hasUnpublishedChanges: true });
  expect(read.revisions.nodes).toMatchObject([
    { version: 3, change: 'REVERT', author: { userId: 'bob' }, action: { productId: 'mug', position: 0 } },
    {
      version: 2,
      change: 'UPDATE',
      condition: {
        category: 'Footwear/Sports shoes',
        segments: ['new'],
        from: '2026-01-01T00:00:00.000Z',
        query: null,
      },
      action: { by: 1.5, items: { productIds: null, filters: [{ key: 'brand', anyOf: ['Oak'] }] } },
    },
  ]);
  const after = read.revisions.pageInfo.endCursor;
  const { ruleHistory } = await ask(
    `query($after: String) { ruleHistory(first: 1, after: $after) { nodes { ruleId change } } }`,
    { after },
  );
  expect(ruleHistory.nodes).toEqual([{ ruleId: id, change: 'CREATE' }]);
});

test('rules are listed a page at a time, by status and kind', async () => {
  const { rule } = await create({ name: 'Hidden', action: { hide: { productIds: ['mug'] } } });
  const LIST = `query($after: String) { rules(filter: { kinds: [HIDE, PIN], statuses: [DRAFT] }, first: 1, after: $after) {
    totalCount { value } nodes { id kind } pageInfo { hasNextPage endCursor } } }`;
  const { rules } = await ask(LIST);
  expect(rules.nodes).toEqual([{ id: rule?.id, kind: 'HIDE' }]);
  const { errors } = await gateway.ask(LIST, { variables: { after: 'no cursor' }, role: 'MERCHANDISER' });
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

describe('a preview', () => {
  const PREVIEW = `query($input: PreviewRulesInput!) { previewRules(input: $input) { __typename
    ... on UserError { message path }
    ... on RulesPreview {
      before { items { position product { id } } totalCount { value } }
      after { items { position product { id } rules { rule effect } } totalCount { value } redirect rules { rule effect } }
      moves { product { id } from to } } } }`;
  const preview = async (input: object) => {
    const { previewRules } = await ask(PREVIEW, { input });
    if (previewRules.__typename !== 'RulesPreview') throw new Error(JSON.stringify(previewRules));
    return previewRules;
  };
  const asked = { search: { text: 'running shoes' }, first: 5 };

  test('of drafts shows every product shown with its place before and after, and changes nothing', async () => {
    const { before, after, moves } = await preview({ ...asked, drafts: [pinOf('mug', 'running shoes')] });
    const shown = before.items.map(({ product }) => product.id);
    expect(after.items.map(({ product }) => product.id)).toEqual(['mug', ...shown.slice(0, 4)]);
    expect(after.items[0]?.rules).toEqual([{ rule: 'draft:0', effect: 'pinned to place 1' }]);
    expect(moves).toEqual([
      { product: { id: 'mug' }, from: null, to: 0 },
      ...shown.map((id, place) => ({ product: { id }, from: place, to: place + 1 })),
    ]);
    expect(after.totalCount.value).toBe(before.totalCount.value + 1);
    expect(idsOf(await search('running shoes'))).toEqual(shown);
  });

  test('of a stored rule is of what was last written', async () => {
    const { rule } = await create(pinOf('shoe-29', 'running shoes'));
    const { after } = await preview({ ...asked, ruleIds: [rule?.id] });
    expect(after.items[0]?.product.id).toBe('shoe-29');
  });

  test('is as of another instant and for other segments', async () => {
    const draft = {
      ...pinOf('mug', 'running shoes'),
      condition: { from: '2030-01-01T00:00:00.000Z', segments: ['buyer'] },
    };
    const first = async (as: object) =>
      (await preview({ ...asked, drafts: [draft], ...as })).after.items[0]?.product.id;
    expect(await first({ segments: ['buyer'] })).not.toBe('mug');
    expect(await first({ at: '2030-01-01T00:00:00.000Z' })).not.toBe('mug');
    expect(await first({ at: '2030-01-01T00:00:00.000Z', segments: ['buyer'] })).toBe('mug');
  });

  test('of a synonym uses it in this answer alone', async () => {
    const drafts = [{ name: 'Cups', action: { synonym: { phrases: ['chalice', 'mug'] } } }];
    const { after } = await preview({ search: { text: 'chalice' }, drafts });
    expect(after.items.map(({ product }) => product.id)).toEqual(['mug']);
    expect(after.rules).toMatchObject([{ rule: 'draft:0' }]);
    expect(idsOf(await search('chalice'))).toEqual([]);
  });

  test('refuses what can’t be read with its place, and a rule that is not there', async () => {
    const refused = async (input: object) => (await ask(PREVIEW, { input: { ...asked, ...input } })).previewRules;
    expect(await refused({ drafts: [{ name: '', action: { redirect: '/' } }] })).toMatchObject({
      __typename: 'ValidationError',
    });
    expect(await refused({ ruleIds: ['nobody'] })).toMatchObject({ __typename: 'NotFoundError' });
  });
});

test('while the database is away the last rules hold, and the answer says that they may be old', async () => {
  await withRule(pinOf('mug', 'red running shoes'), async () => {
    await vi.waitFor(async () => expect(idsOf(await search('red running shoes'))[0]).toBe('mug'), SOON);
    gateway.cable.cut();
    await vi.waitFor(
      async () => {
        const { data } = await gateway.ask(
          '{ searchRanked(input: { text: "red running shoes" }) { degraded nodes { id } } }',
        );
        expect(data.searchRanked.degraded).toContain('RULES_STALE');
        expect(data.searchRanked.nodes[0]?.id).toBe('mug');
      },
      { timeout: 10_000, interval: 200 },
    );
    gateway.cable.mend();
    await vi.waitFor(
      async () => {
        const { data } = await gateway.ask('{ searchRanked(input: { text: "red running shoes" }) { degraded } }');
        expect(data.searchRanked.degraded).not.toContain('RULES_STALE');
      },
      { timeout: 10_000, interval: 200 },
    );
  });
}, 40_000);

describe('with a live model', () => {
  beforeEach(async () => {
    const { home, store } = gateway;
    await writeModel({ home, store, items: shoeShop(), name: 'ruled', users: [] });
    await vi.waitFor(
      async () => {
        const { data } = await gateway.ask('{ modelInfo { live { id } } }', { role: 'ANALYST' });
        expect(data.modelInfo.live?.id).toBe('ruled');
      },
      { timeout: 20_000, interval: 100 },
    );
  }, 30_000);

  test('an explanation names the rule in its sentence', async () => {
    const rule = {
      name: 'Oak week',
      condition: { query: { match: 'PREFIX', phrases: ['green run'] } },
      action: { boost: { by: 2, items: { productIds: ['shoe-05'] } } },
    };
    await withRule(rule, async (id) => {
      await vi.waitFor(async () => expect(idsOf(await search('green running shoes'))[0]).toBe('shoe-05'), SOON);
      const { edges } = await search('green running shoes');
      expect(edges[0]?.explanation).toMatchObject({
        summary: expect.stringMatching(
          /On top of that it is lifted by 2\.00 log-odds by the rule “Oak week”\.$/,
        ) as string,
        rules: [{ rule: id, kind: 'BOOST' }],
      });
    });
  }, 30_000);
});

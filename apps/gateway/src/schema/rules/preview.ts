import { parseRuleId, type ItemId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import { problem } from '@fusionrank/domain/problem';
import type { Rule } from '@fusionrank/domain/rule';
import type { RankedItem, Slate } from '@fusionrank/domain/search';
import { createRuleBook } from '@fusionrank/search/rules';
import type { RequestContext } from '../../context/request-context.ts';
import { checkedFirst } from '../../slates/page.ts';
import { searchRequest } from '../search/search-request.ts';
import type { PreviewRulesInput, ResolversTypes } from '../types.generated.ts';
import { ruleContent } from './rule-content.ts';

const MOST_RULES = 100;
const SHOWN = 24;

/** The search as it is and as it would be. Throws INVALID_INPUT for what can't be read. */
export async function previewOf(
  input: PreviewRulesInput,
  context: RequestContext,
): Promise<ResolversTypes['PreviewRulesResult']> {
  const { serving, rules, viewer, products } = context;
  const first = checkedFirst(input.first ?? SHOWN);
  const request = searchRequest(input.search, { viewer, facetKeys: [] });
  const drafts = (input.drafts ?? []).map(ruleContent);
  const ids = (input.ruleIds ?? []).map(parseRuleId);
  if (drafts.length + ids.length > MOST_RULES) {
    throw problem('INVALID_INPUT', `expected at most ${MOST_RULES} rules, got ${drafts.length + ids.length}`);
  }
  const stored = await rules.byIds(ids);
  const missing = ids.find((_, i) => stored[i] === undefined);
  if (missing !== undefined) {
    const message = `ruleIds: there is no rule ${missing}`;
    return { __typename: 'NotFoundError', message, path: ['input', 'ruleIds'], id: missing };
  }
  const now = await rules.inForce();
  const out = new Set<string>([...ids, ...(input.without ?? [])]);
  const then: Rule[] = [
    ...now.filter(({ id }) => !out.has(id)),
    ...stored.flatMap((rule) => (rule === undefined ? [] : { id: rule.id, ...rule.content })),
    ...drafts.map((content, place) => ({ id: parseRuleId(`draft:${place}`), ...content })),
  ];
  const as = { ...(input.at ? { at: input.at } : {}), ...(input.segments ? { segments: input.segments } : {}) };
  const [before, after] = await Promise.all([
    serving.tryRules(request, { ...as, rules: createRuleBook(now) }),
    serving.tryRules(request, { ...as, ...(await vocabulary({ now, then }, context)), rules: createRuleBook(then) }),
  ]);
  const found = productsOf([before, after], products);
  return {
    __typename: 'RulesPreview',
    before: shownRanking(before, first, found),
    after: shownRanking(after, first, found),
    moves: movesOf({ before, after, first }, found),
  };
}

/** The vocabulary after, where it is another one: what is imported, and the synonyms of the rules. */
async function vocabulary(
  { now, then }: { readonly now: readonly Rule[]; readonly then: readonly Rule[] },
  { synonyms }: Pick<RequestContext, 'synonyms'>,
) {
  const [before, after] = [now, then].map((rules) =>
    rules.flatMap(({ action }) => (action.kind === 'synonym' ? [action.synonym] : [])),
  );
  if (JSON.stringify(before) === JSON.stringify(after)) return {};
  const ruled = new Set((before ?? []).map((rule) => JSON.stringify(rule)));
  const imported = (await synonyms.read()).filter((rule) => !ruled.has(JSON.stringify(rule)));
  return { synonyms: [...imported, ...(after ?? [])] };
}

type Products = ReadonlyMap<ItemId, CatalogItem>;

function productsOf(slates: readonly Slate[], products: RequestContext['products']): Products {
  const ids = [...new Set(slates.flatMap(({ items }) => Array.from(items, ({ itemId }) => itemId)))];
  const items = products.inForce(ids);
  return new Map(ids.flatMap((id, i) => (items[i] === undefined ? [] : [[id, items[i]]])));
}

function shownRanking(slate: Slate, first: number, products: Products): ResolversTypes['RankingPreview'] {
  const { totalCount, redirect = null, rules = [], degraded } = slate;
  const items = slate.items.slice(0, first).flatMap((ranked) => {
    const product = products.get(ranked.itemId);
    return product === undefined ? [] : [{ ...ranked, product, rules: ranked.rules ?? [] }];
  });
  return { items, totalCount, redirect, rules, degraded };
}

interface Compared {
  readonly before: Slate;
  readonly after: Slate;
  readonly first: number;
}

function movesOf({ before, after, first }: Compared, products: Products): ResolversTypes['RankingMove'][] {
  const [from, to] = [before, after].map(
    ({ items }) => new Map(Array.from(items, ({ itemId, position }) => [itemId, position])),
  );
  const shown = ({ items }: Slate): readonly RankedItem[] => items.slice(0, first);
  const ids = new Set([...shown(after), ...shown(before)].map(({ itemId }) => itemId));
  return [...ids].flatMap((id) => {
    const product = products.get(id);
    const move = { from: from?.get(id) ?? null, to: to?.get(id) ?? null };
    return product === undefined || move.from === move.to ? [] : [{ product, ...move }];
  });
}

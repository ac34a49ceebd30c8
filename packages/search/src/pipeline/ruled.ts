import type { UserProfile } from '@fusionrank/domain/profile';
import type { Rule } from '@fusionrank/domain/rule';
import type { SearchSort, Slate } from '@fusionrank/domain/search';
import { segmentsOf } from '@fusionrank/domain/segment';
import { appliedRule, ruleEffects, type RuleEffects } from '../rules/rule-effects.ts';
import type { RuledRequest } from '../rules/rule-book.ts';
import { usedSynonymRules } from '../rules/used-synonym-rules.ts';
import type { UnderstoodQuery } from '../understanding/understand.ts';
import type { EngineParts } from './request-run.ts';

/** Rules that hold for a request, whoever asks; none where there are no rules, which costs nothing. */
export function holdingRules({ ports, trial }: EngineParts, request: RuledRequest): readonly Rule[] {
  const { rules } = ports;
  if (rules === undefined) return [];
  return rules.holding(trial?.at === undefined ? request : { ...request, now: trial.at });
}

interface Holding {
  readonly holding: readonly Rule[];
  readonly sort: SearchSort;
  readonly remembering: Promise<UserProfile>;
}

/** What they ask of the ranking. The shopper is waited for only where one of them asks for segments. */
export async function withSegments(
  { index, trial }: EngineParts,
  { holding, sort, remembering }: Holding,
): Promise<RuleEffects | undefined> {
  const asks = holding.some(({ condition }) => condition.segments !== undefined);
  const segments = new Set(asks ? (trial?.segments ?? segmentsOf(await remembering)) : []);
  const rules = holding.filter(
    ({ condition }) => condition.segments === undefined || condition.segments.some((name) => segments.has(name)),
  );
  return rules.length === 0 ? undefined : ruleEffects(rules, index, sort);
}

interface SlateRuled {
  readonly query: UnderstoodQuery;
  readonly rules: RuleEffects | undefined;
}

/** What a slate says of the rules that shaped it as a whole. */
export function slateRules({ ports }: EngineParts, { query, rules }: SlateRuled): Pick<Slate, 'redirect' | 'rules'> {
  const synonyms = ports.rules === undefined ? [] : usedSynonymRules(ports.rules.rules, query.synonyms ?? []);
  const applied = [...(rules?.applied ?? []), ...synonyms.map(appliedRule)];
  return {
    ...(rules?.redirect === undefined ? {} : { redirect: rules.redirect }),
    ...(applied.length === 0 ? {} : { rules: applied }),
  };
}

import type { AppliedRule } from '@fusionrank/domain/rule';
import type { RuleRevision, StoredRule } from '@fusionrank/feature-store';

export type MerchandisingRuleSource = StoredRule;
export type RuleRevisionSource = RuleRevision;
export type AppliedRuleSource = AppliedRule;

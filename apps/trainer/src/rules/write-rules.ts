import { problem } from '@fusionrank/domain/problem';
import type { RuleAuthor } from '@fusionrank/domain/rule';
import type { RuleEdit, RuleStore, StoredRule } from '@fusionrank/feature-store';
import type { WrittenRule } from './understand-rule.ts';

export interface WrittenCounts {
  created: number;
  updated: number;
  unchanged: number;
  published: number;
}

export interface RuleWriting {
  readonly rules: Pick<RuleStore, 'byIds' | 'create' | 'change'>;
  readonly author: RuleAuthor;
  readonly then: 'keep-drafts' | 'publish';
}

/** Writes rules one by one, each with its revision; those that say the same as before are left alone. */
export async function writeRules(
  written: readonly WrittenRule[],
  counts: WrittenCounts,
  writing: RuleWriting,
): Promise<void> {
  for (const one of written) {
    const rule = await writeRule(one, counts, writing);
    if (writing.then !== 'publish' || rule.publishedVersion === rule.version) continue;
    await changed(rule, { kind: 'publish' }, writing);
    counts.published++;
  }
}

async function writeRule({ id, content }: WrittenRule, counts: WrittenCounts, writing: RuleWriting) {
  const { rules, author } = writing;
  const known = id === undefined ? undefined : (await rules.byIds([id]))[0];
  if (known === undefined) {
    counts.created++;
    return rules.create({ ...(id === undefined ? {} : { id }), content, author });
  }
  if (JSON.stringify(known.content) === JSON.stringify(content)) {
    counts.unchanged++;
    return known;
  }
  counts.updated++;
  return changed(known, { kind: 'update', content }, writing);
}

async function changed({ id, version }: StoredRule, edit: RuleEdit, { rules, author }: RuleWriting) {
  const outcome = await rules.change({ id, expectedVersion: version, edit, author });
  if (outcome.kind === 'changed') return outcome.rule;
  throw problem('CONFLICT', `rule ${id} was changed by somebody else in the meantime: import the file again`);
}

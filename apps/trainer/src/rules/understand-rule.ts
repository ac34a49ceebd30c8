import { parseRuleId, type RuleId } from '@fusionrank/domain/id';
import { parseRuleContent } from '@fusionrank/domain/parse-rule';
import { isProblem } from '@fusionrank/domain/problem';
import type { RuleContent } from '@fusionrank/domain/rule';
import type { Understood } from '../import/import-rows.ts';
import { describeValue, type SourceRow } from '../import/source/row.ts';

/** A rule as a line of a file says it. */
export interface WrittenRule {
  /** Absent: it gets one. */
  readonly id?: RuleId;
  readonly content: RuleContent;
}

export function understandRule({ fields }: Pick<SourceRow, 'fields'>): Understood<WrittenRule> {
  const { id, ...content } = fields;
  try {
    const known = id === undefined || id === null ? {} : { id: parseRuleId(id) };
    return { ok: true, value: { ...known, content: parseRuleContent(content) } };
  } catch (error) {
    if (!isProblem(error)) throw error;
    const [field = 'id', ...inside] = (error.place.path ?? []).map(String);
    return {
      ok: false,
      field: [field, ...inside].join('.'),
      expected: expectedOf(error.message),
      got: describeValue(fields[field]),
    };
  }
}

/** Without the place and the word that an entry of the quarantine has itself. */
const expectedOf = (message: string): string => message.replace(/^[^ ]+: (expected )?/, '');

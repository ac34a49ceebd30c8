import { parseRuleId } from '@fusionrank/domain/id';
import { isProblem } from '@fusionrank/domain/problem';
import type { RuleAuthor } from '@fusionrank/domain/rule';
import type { RuleEdit, RuleOutcome, StoredRule } from '@fusionrank/feature-store';
import type { RequestContext } from '../../context/request-context.ts';
import type { Viewer } from '../../viewer/viewer.ts';
import type { ResolversTypes } from '../types.generated.ts';

type RuleError = ResolversTypes['RuleError'];
type RulePayload = ResolversTypes['RulePayload'];

interface ChangeInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly clientMutationId?: string | null | undefined;
}

/** One change of a rule: what is expected to go wrong is an error in the payload. */
export async function changedRule(
  input: ChangeInput,
  editOf: () => RuleEdit,
  { rules, viewer }: RequestContext,
): Promise<RulePayload> {
  return payload(input, async () => {
    const { id, expectedVersion } = input;
    const change = { id: parseRuleId(id), expectedVersion, edit: editOf(), author: authorOf(viewer) };
    return rules.change(change);
  });
}

/** Who is written down as having changed a rule. */
export function authorOf({ userId, role }: Viewer): RuleAuthor {
  return { userId, role };
}

/** The outcome, or a ValidationError for what can't be read. Other failures are thrown on. */
export async function payload(input: Partial<ChangeInput>, work: () => Promise<RuleOutcome>): Promise<RulePayload> {
  const clientMutationId = input.clientMutationId ?? null;
  const told = (errors: readonly RuleError[], rule: StoredRule | null = null) => ({ rule, errors, clientMutationId });
  try {
    const outcome = await work();
    return outcome.kind === 'changed' ? told([], outcome.rule) : told([errorOf(outcome, input)]);
  } catch (error) {
    const refused = validationError(error, ['input', 'rule']);
    if (refused === undefined) throw error;
    return told([refused]);
  }
}

/** What could not be read, with its place under `path`; undefined for another failure. */
export function validationError(error: unknown, path: readonly string[]) {
  if (!isProblem(error) || error.code !== 'INVALID_INPUT') return undefined;
  const place = (error.place.path ?? []).map(String);
  return {
    __typename: 'ValidationError',
    code: error.code,
    message: error.message,
    path: [...path, ...place],
  } as const;
}

function errorOf(outcome: Exclude<RuleOutcome, { kind: 'changed' }>, input: Partial<ChangeInput>): RuleError {
  const id = input.id ?? '';
  if (outcome.kind === 'conflict') {
    const { currentVersion } = outcome;
    const message = `expectedVersion: rule ${id} is at version ${currentVersion}, expected ${input.expectedVersion}: somebody changed it in the meantime`;
    return { __typename: 'ConflictError', message, path: ['input', 'expectedVersion'], currentVersion };
  }
  return outcome.what === 'rule'
    ? { __typename: 'NotFoundError', message: `there is no rule ${id}`, path: ['input', 'id'], id }
    : { __typename: 'NotFoundError', message: `rule ${id} never had that version`, path: ['input', 'toRevision'], id };
}

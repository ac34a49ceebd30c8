import type { Complete } from './complete-value.ts';
import { refuseError } from './complete-value.ts';
import type { Fail } from './field-failure.ts';
import type { ReadField } from './read-field.ts';
import { forget, isPromise } from './run.ts';
import type { Place } from './run.ts';

/** One field of one type, ready to be answered for any object of the type. */
export interface FieldPlan {
  readonly key: string;
  readonly read: ReadField;
  readonly complete: Complete;
  readonly fail: Fail;
}

/** An object's fields in the order of the plans, or the promise of them. */
export function executeFields(plans: readonly FieldPlan[], source: unknown, place: Place): unknown {
  const fields: Record<string, unknown> = {};
  let waiting: Promise<void>[] | undefined;
  try {
    for (const plan of plans) {
      const value = executeField(plan, source, place);
      // Also where it is still on its way: so the keys come in the order that was asked for.
      fields[plan.key] = value;
      if (isPromise(value)) (waiting ??= []).push(value.then((settled) => void (fields[plan.key] = settled)));
    }
  } catch (error) {
    if (waiting !== undefined) forget(waiting);
    throw error;
  }
  return waiting === undefined ? fields : Promise.all(waiting).then(() => fields);
}

function executeField({ key, read, complete, fail }: FieldPlan, source: unknown, place: Place): unknown {
  try {
    const value = read(source, place);
    const completed = isPromise(value)
      ? value.then((settled) => complete(refuseError(settled), place, key))
      : complete(refuseError(value), place, key);
    return isPromise(completed) ? completed.then(undefined, (cause: unknown) => fail(cause, place, key)) : completed;
  } catch (cause) {
    return fail(cause, place, key);
  }
}

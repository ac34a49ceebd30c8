import type { GraphQLLeafType } from 'graphql';
import type { Fail } from './field-failure.ts';
import { forget, isPromise } from './run.ts';
import type { Place } from './run.ts';

/**
 * A resolver's value as the answer has it, or the promise of that (GraphQL, October 2021, § 6.4.3). The key is the value's own in
 * its place.
 */
export type Complete = (value: unknown, place: Place, key: string | number) => unknown;

/** What may not be null. */
export function completeRequired(complete: Complete, fieldName: string): Complete {
  const required = (value: unknown): unknown => {
    if (value === null) throw new Error(`Cannot return null for non-nullable field ${fieldName}.`);
    return value;
  };
  return (value, place, key) => {
    const completed = complete(value, place, key);
    return isPromise(completed) ? completed.then(required) : required(completed);
  };
}

/** A scalar or an enum. */
export function completeLeaf(type: GraphQLLeafType): Complete {
  return (value) => {
    if (value === null || value === undefined) return null;
    const serialised: unknown = type.serialize(value);
    if (serialised !== null && serialised !== undefined) return serialised;
    throw new Error(`${type.name}: expected a scalar or enum value to be written, got none`);
  };
}

export interface ListRequest {
  readonly completeItem: Complete;
  readonly failItem: Fail;
  readonly fieldName: string;
  /** Undefined for a list in a list. */
  readonly typename: string | undefined;
}

/** Anything that can be gone through, but a string. */
export function completeList({ completeItem, failItem, fieldName, typename }: ListRequest): Complete {
  const completed = (item: unknown, place: Place, index: number): unknown => {
    try {
      const value = isPromise(item)
        ? item.then((settled) => completeItem(refuseError(settled), place, index))
        : completeItem(refuseError(item), place, index);
      return isPromise(value) ? value.then(undefined, (cause: unknown) => failItem(cause, place, index)) : value;
    } catch (cause) {
      return failItem(cause, place, index);
    }
  };
  return (value, { path, run }, key) => {
    if (value === null || value === undefined) return null;
    const items = itemsOf(value, fieldName);
    const place: Place = { path: { prev: path, key, typename }, run };
    const list: unknown[] = [];
    try {
      for (let index = 0; index < items.length; index++) list.push(completed(items[index], place, index));
    } catch (error) {
      forget(list);
      throw error;
    }
    return list.some(isPromise) ? Promise.all(list) : list;
  };
}

function itemsOf(value: unknown, fieldName: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null && Symbol.iterator in value) return [...(value as Iterable<unknown>)];
  throw new Error(`Expected Iterable, but did not find one for field "${fieldName}".`);
}

/** An error that is returned is as one that is thrown. */
export function refuseError(value: unknown): unknown {
  if (value instanceof Error) throw value;
  return value;
}

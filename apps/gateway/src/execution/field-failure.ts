import { isNonNullType, locatedError } from 'graphql';
import type { FieldNode, GraphQLOutputType } from 'graphql';
import type { Path, Place } from './run.ts';

/** Null in the place of what failed, where the schema allows it there; else the failure goes on to what holds the place. */
export type Fail = (cause: unknown, place: Place, key: string | number) => null;

/** @param type Of the field, or of one thing in its list. */
export function failureOf(type: GraphQLOutputType, fieldNodes: readonly FieldNode[]): Fail {
  const isRequired = isNonNullType(type);
  return (cause, place, key) => {
    const error = locatedError(cause, fieldNodes, [...stepsTo(place.path), key]);
    if (isRequired) throw error;
    place.run.errors.push(error);
    return null;
  };
}

function stepsTo(path: Path | undefined): (string | number)[] {
  const steps: (string | number)[] = [];
  for (let at = path; at !== undefined; at = at.prev) steps.push(at.key);
  return steps.reverse();
}

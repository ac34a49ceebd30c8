import { getArgumentValues, Kind, visit, BREAK } from 'graphql';
import type { FieldNode, GraphQLField } from 'graphql';
import { FieldInfo } from './field-info.ts';
import type { FieldFacts } from './field-info.ts';
import type { Place, Run } from './run.ts';

/** A field's value as its resolver gives it, or the promise of it. */
export type ReadField = (source: unknown, place: Place) => unknown;

export interface ReadRequest {
  readonly field: GraphQLField<unknown, unknown>;
  readonly facts: FieldFacts;
  /** A number of its own among the operation's fields. */
  readonly number: number;
}

/** The field's own resolver, or the property of its name; where that is a method, what it returns. */
export function readField({ field, facts, number }: ReadRequest): ReadField {
  const argsIn = argumentsOf(field, { node: facts.fieldNodes[0] as FieldNode, number });
  const { resolve, name } = field;
  if (resolve !== undefined) {
    return (source, place) => resolve(source, argsIn(place.run), place.run.context, new FieldInfo(facts, place));
  }
  return (source, place) => {
    if (typeof source !== 'object' || source === null) return undefined;
    const value = (source as Readonly<Record<string, unknown>>)[name];
    if (typeof value !== 'function') return value;
    return Reflect.apply(value, source, [argsIn(place.run), place.run.context, new FieldInfo(facts, place)]) as unknown;
  };
}

const NONE: Readonly<Record<string, unknown>> = Object.freeze({});

/** Arguments without variables are the same in every request. */
function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  { node, number }: { readonly node: FieldNode; readonly number: number },
): (run: Run) => Readonly<Record<string, unknown>> {
  if (field.args.length === 0) return () => NONE;
  if (!holdsVariable(node)) {
    const constant = Object.freeze(getArgumentValues(field, node));
    return () => constant;
  }
  return (run) => (run.args[number] ??= getArgumentValues(field, node, run.variableValues));
}

function holdsVariable({ arguments: given = [] }: FieldNode): boolean {
  let found = false;
  for (const argument of given) {
    visit(argument, {
      [Kind.VARIABLE]: () => {
        found = true;
        return BREAK;
      },
    });
  }
  return found;
}

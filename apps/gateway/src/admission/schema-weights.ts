import { getNamedType, isAbstractType, isCompositeType, valueFromASTUntyped } from 'graphql';
import type { ConstDirectiveNode, GraphQLField, GraphQLNamedType, GraphQLSchema } from 'graphql';

/** What `@listSize` says of a field. */
export interface ListSize {
  readonly assumedSize: number | undefined;
  readonly slicingArguments: readonly string[];
  /** Fields of what the field gives, whose lists its slicing arguments size. */
  readonly sizedFields: readonly string[];
}

const NO_LIST_SIZE: ListSize = { assumedSize: undefined, slicingArguments: [], sizedFields: [] };

export function listSizeOf({ astNode }: GraphQLField<unknown, unknown>): ListSize {
  const said = argumentsOf(astNode?.directives, 'listSize');
  if (said === undefined) return NO_LIST_SIZE;
  const { assumedSize, slicingArguments, sizedFields } = said;
  return {
    assumedSize: typeof assumedSize === 'number' ? assumedSize : undefined,
    slicingArguments: texts(slicingArguments),
    sizedFields: texts(sizedFields),
  };
}

/** What a field costs beside the objects that it gives: 0 unless `@cost` says. */
export function weightOfField({ astNode }: GraphQLField<unknown, unknown>): number {
  return weightIn(astNode?.directives) ?? 0;
}

/** What any object costs: `@cost` can only say more. */
const OBJECT = 1;
/** What a value costs: ten of them are sent as fast as an object is made. */
const LEAF = 0.1;

/** What each thing that a field gives costs. Of an abstract type it is the dearest of its object types. */
export function weightOfType(named: GraphQLNamedType, schema: GraphQLSchema): number {
  if (!isCompositeType(named)) return LEAF;
  const types = isAbstractType(named) ? schema.getPossibleTypes(named) : [named];
  return Math.max(OBJECT, ...types.map(({ astNode }) => weightIn(astNode?.directives) ?? OBJECT));
}

export const namedTypeOf = ({ type }: GraphQLField<unknown, unknown>): GraphQLNamedType => getNamedType(type);

type Directives = readonly ConstDirectiveNode[] | undefined;

function weightIn(directives: Directives): number | undefined {
  const weight = argumentsOf(directives, 'cost')?.['weight'];
  return typeof weight === 'number' ? weight : undefined;
}

function argumentsOf(directives: Directives, name: string): Readonly<Record<string, unknown>> | undefined {
  const directive = directives?.find((one) => one.name.value === name);
  if (directive === undefined) return undefined;
  return Object.fromEntries((directive.arguments ?? []).map((one) => [one.name.value, valueFromASTUntyped(one.value)]));
}

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

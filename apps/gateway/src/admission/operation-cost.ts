import { Kind } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from './operation-shape.ts';
import { pricedFields } from './priced-fields.ts';
import type { PricedField, PricedOperation } from './priced-fields.ts';
import type { Slice } from './slice.ts';

/** An operation's cost, by what its clients ask for. */
export interface OperationCost {
  readonly slices: readonly Slice[];
  /** @param asked Aligned with `slices`. A whole number, or Infinity. */
  readonly of: (asked: readonly number[]) => number;
}

/** graphql-js bounds how deep its lists lie in each other; one answer to it is some thousand small objects. */
const INTROSPECTION = 1_000;
const TYPENAME = 0.1;

/**
 * Every object counts, however little is asked of it; so does every value, a tenth. An upper bound: what two fragments both ask for
 * is counted twice, and the alternatives of a union all together.
 */
export function operationCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): OperationCost {
  const fragments = fragmentsOf(document);
  const priced = pricedFields({ schema, operation, fragments });
  return {
    slices: priced.slices,
    // Tenths are not exact in binary.
    of: (asked) =>
      Math.ceil(Math.round(new Sum(priced, fragments, asked).of(operation.selectionSet, NOT_SIZED) * 10) / 10),
  };
}

/** Lists that a field above has sized. */
interface Sized {
  readonly fields: readonly string[];
  readonly size: number;
}
const NOT_SIZED: Sized = { fields: [], size: 1 };

class Sum {
  readonly #priced: PricedOperation;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #asked: readonly number[];
  /** By name and by what sizes the lists in it: the same fragment is added up once, not once for each way to it. */
  readonly #known = new Map<string, number>();

  constructor(
    priced: PricedOperation,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    asked: readonly number[],
  ) {
    this.#priced = priced;
    this.#fragments = fragments;
    this.#asked = asked;
  }

  /** Of one object of which this is asked. */
  of({ selections }: SelectionSetNode, sized: Sized): number {
    return selections.reduce((sum, node) => {
      if (node.kind === Kind.FIELD) return sum + this.#field(node, sized);
      if (node.kind === Kind.INLINE_FRAGMENT) return sum + this.of(node.selectionSet, sized);
      return sum + this.#fragment(node.name.value, sized);
    }, 0);
  }

  #fragment(name: string, sized: Sized): number {
    const key = `${name} ${sized.size} ${sized.fields.join(' ')}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // Stands meanwhile: a fragment that holds itself is validation's to refuse.
    this.#known.set(key, 0);
    const fragment = this.#fragments.get(name);
    const cost = fragment === undefined ? 0 : this.of(fragment.selectionSet, sized);
    this.#known.set(key, cost);
    return cost;
  }

  #field(node: FieldNode, sized: Sized): number {
    const field = this.#priced.fields.get(node);
    if (field === undefined) return node.name.value === '__typename' ? TYPENAME : INTROSPECTION;
    const own = this.#sizeOf(field);
    const size = listSizeIn(field, sized, own);
    if (size === 0) return field.weight;
    const inner = field.sizedFields.length === 0 ? NOT_SIZED : { fields: field.sizedFields, size: own };
    return (
      field.weight + size * (field.each + (node.selectionSet === undefined ? 0 : this.of(node.selectionSet, inner)))
    );
  }

  /** What the slicing arguments come to, else the assumed size. */
  #sizeOf({ slices, assumedSize }: PricedField): number {
    if (slices.length === 0) return assumedSize;
    return Math.max(...slices.map((number) => this.#asked[number] ?? assumedSize));
  }
}

function listSizeIn({ isList, name, assumedSize, sizedFields }: PricedField, sized: Sized, own: number): number {
  if (!isList) return 1;
  if (sized.fields.includes(name)) return sized.size;
  return sizedFields.length === 0 ? own : assumedSize;
}

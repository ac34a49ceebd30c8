import { Kind } from 'graphql';
import type {
  DirectiveNode,
  DocumentNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';

/** How an operation looks, its fragments written out: the same for all variables. */
export interface OperationShape {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Whether it asks for `__schema` or `__type`, or for a subgraph's `_service`, which tells as much. */
  readonly introspects: boolean;
}

const NOTHING: OperationShape = { depth: 0, aliases: 0, directives: 0, introspects: false };

/** Each fragment is gone through once, however often and through however many others it is spread. */
export function operationShape(document: DocumentNode, operation: OperationDefinitionNode): OperationShape {
  const fragments = fragmentsOf(document);
  const known = new Map<string, OperationShape>();

  const shapeOfFragment = (name: string): OperationShape => {
    const shape = known.get(name);
    if (shape !== undefined) return shape;
    // Stands while the fragment is gone through: one that holds itself is validation's to refuse.
    known.set(name, NOTHING);
    const fragment = fragments.get(name);
    const found = fragment === undefined ? NOTHING : plus(own(fragment), shapeOf(fragment.selectionSet));
    known.set(name, found);
    return found;
  };
  const shapeOfNode = (node: SelectionNode): OperationShape => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return plus(own(node), shapeOfFragment(node.name.value));
    if (node.kind === Kind.INLINE_FRAGMENT) return plus(own(node), shapeOf(node.selectionSet));
    const inner = node.selectionSet === undefined ? NOTHING : shapeOf(node.selectionSet);
    const aliases = inner.aliases + (node.alias === undefined ? 0 : 1);
    const directives = inner.directives + directivesOf(node);
    if (node.name.value === '__schema' || node.name.value === '__type') {
      return { depth: 1, aliases, directives, introspects: true };
    }
    const introspects = inner.introspects || node.name.value === '_service';
    return { depth: inner.depth + 1, aliases, directives, introspects };
  };
  const shapeOf = (set: SelectionSetNode): OperationShape => set.selections.map(shapeOfNode).reduce(plus, NOTHING);

  const variables = (operation.variableDefinitions ?? []).reduce((sum, node) => sum + directivesOf(node), 0);
  return plus({ ...own(operation), directives: directivesOf(operation) + variables }, shapeOf(operation.selectionSet));
}

export function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

interface Directed {
  readonly directives?: readonly DirectiveNode[] | undefined;
}

const directivesOf = ({ directives = [] }: Directed): number => directives.length;

const own = (node: Directed): OperationShape => ({ ...NOTHING, directives: directivesOf(node) });

/** Of two that stand beside each other. */
function plus(one: OperationShape, other: OperationShape): OperationShape {
  return {
    depth: Math.max(one.depth, other.depth),
    aliases: one.aliases + other.aliases,
    directives: one.directives + other.directives,
    introspects: one.introspects || other.introspects,
  };
}

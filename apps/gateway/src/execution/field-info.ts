import type {
  FieldNode,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
  OperationDefinitionNode,
} from 'graphql';
import type { Path, Place } from './run.ts';
import type { SelectionSource } from './selection.ts';

/** What is known of a field before any request. */
export interface FieldFacts extends SelectionSource {
  readonly operation: OperationDefinitionNode;
  readonly parentType: GraphQLObjectType;
  readonly fieldName: string;
  readonly returnType: GraphQLOutputType;
  /** At least one; of one response key. */
  readonly fieldNodes: readonly FieldNode[];
  readonly key: string;
}

/** A resolver's fourth argument: made for each call, so it is two references, and all else is read when it is asked for. */
export class FieldInfo implements GraphQLResolveInfo {
  readonly #facts: FieldFacts;
  readonly #place: Place;

  constructor(facts: FieldFacts, place: Place) {
    this.#facts = facts;
    this.#place = place;
  }

  get fieldName(): string {
    return this.#facts.fieldName;
  }
  get fieldNodes(): readonly FieldNode[] {
    return this.#facts.fieldNodes;
  }
  get returnType(): GraphQLOutputType {
    return this.#facts.returnType;
  }
  get parentType(): GraphQLObjectType {
    return this.#facts.parentType;
  }
  get path(): Path {
    const { key, parentType } = this.#facts;
    return { prev: this.#place.path, key, typename: parentType.name };
  }
  get schema(): GraphQLResolveInfo['schema'] {
    return this.#facts.schema;
  }
  get fragments(): GraphQLResolveInfo['fragments'] {
    return this.#facts.fragments;
  }
  get rootValue(): undefined {
    return undefined;
  }
  get operation(): OperationDefinitionNode {
    return this.#facts.operation;
  }
  get variableValues(): Record<string, unknown> {
    return this.#place.run.variableValues;
  }
}

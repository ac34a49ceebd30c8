import { GraphQLError } from 'graphql';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Limits } from './limits.ts';
import { operationCost } from './operation-cost.ts';
import type { OperationCost } from './operation-cost.ts';
import { operationShape } from './operation-shape.ts';
import type { OperationShape } from './operation-shape.ts';
import { refusal } from './refusal.ts';
import type { Slice } from './slice.ts';

/** Who may ask what the schema is. */
export type IntrospectionPolicy = 'all' | 'auth' | 'none';

export interface AdmissionPolicy {
  readonly limits: Limits;
  readonly introspection: IntrospectionPolicy;
}

/** What a client asks to be done. */
export interface AskedOperation {
  /** Valid in the schema; the same object for the same text, as far as documents are kept. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As they came, not coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Whether somebody is known to ask, by token or key. */
  readonly isAuthenticated: boolean;
}

/** What may be begun, and what it counts. */
export interface Admitted {
  readonly cost: number;
}

/** The same for every way to ask: HTTP, sockets, server-sent events. */
export interface Admission {
  /** Throws a GraphQLError with one of the `REFUSALS`, the number asked for and the number allowed. */
  admit(asked: AskedOperation): Admitted;
}

/** What is worked out of an operation at its first request. */
interface KnownOperation {
  readonly shape: OperationShape;
  readonly cost: OperationCost;
  /** By what its slices ask for. */
  readonly costs: Map<string, number>;
}

/** Costs kept of one operation; a client that asks for other numbers all the time has them worked out again. */
const MOST_COSTS = 200;

export function createAdmission(schema: GraphQLSchema, { limits, introspection }: AdmissionPolicy): Admission {
  const operations = new WeakMap<OperationDefinitionNode, KnownOperation>();
  const known = ({ document, operation }: AskedOperation): KnownOperation => {
    const found = operations.get(operation);
    if (found !== undefined) return found;
    const made = {
      shape: operationShape(document, operation),
      cost: operationCost(schema, document, operation),
      costs: new Map<string, number>(),
    };
    operations.set(operation, made);
    return made;
  };
  return {
    admit: (asked) => {
      const { shape, cost, costs } = known(asked);
      checkShape(shape, limits);
      if (shape.introspects) checkIntrospection(introspection, asked);
      const sizes = cost.slices.map(({ read }) => read(asked.variables));
      checkSizes(cost.slices, sizes, limits);
      const total = costOf(sizes, { cost, costs });
      if (total > limits.cost) {
        throw refusal('COST_LIMIT_EXCEEDED', { what: 'cost of the operation', asked: total, allowed: limits.cost });
      }
      return { cost: total };
    },
  };
}

function checkShape({ depth, aliases, directives }: OperationShape, limits: Limits): void {
  if (depth > limits.depth) {
    throw refusal('DEPTH_LIMIT_EXCEEDED', { what: 'fields in each other', asked: depth, allowed: limits.depth });
  }
  if (aliases > limits.aliases) {
    throw refusal('ALIAS_LIMIT_EXCEEDED', { what: 'aliases', asked: aliases, allowed: limits.aliases });
  }
  if (directives > limits.directives) {
    throw refusal('DIRECTIVE_LIMIT_EXCEEDED', { what: 'directives', asked: directives, allowed: limits.directives });
  }
}

function checkIntrospection(policy: IntrospectionPolicy, { isAuthenticated }: AskedOperation): void {
  if (policy === 'all' || (policy === 'auth' && isAuthenticated)) return;
  const who = policy === 'auth' ? 'those who sign in' : 'nobody';
  throw new GraphQLError(`introspection: open to ${who}`, {
    extensions: { code: 'INTROSPECTION_REFUSED', http: { status: 403 } },
  });
}

function checkSizes(slices: readonly Slice[], sizes: readonly number[], limits: Limits): void {
  for (const [i, { kind, name }] of slices.entries()) {
    const asked = sizes[i] ?? 0;
    if (kind === 'page') {
      if (asked > limits.pageSize) throw refusal('PAGE_SIZE_EXCEEDED', { what: name, asked, allowed: limits.pageSize });
    } else if (asked > limits[kind]) {
      throw refusal('BATCH_SIZE_EXCEEDED', { what: name, asked, allowed: limits[kind] });
    }
  }
}

function costOf(sizes: readonly number[], { cost, costs }: Pick<KnownOperation, 'cost' | 'costs'>): number {
  const key = sizes.join();
  const found = costs.get(key);
  if (found !== undefined) return found;
  if (costs.size >= MOST_COSTS) costs.clear();
  const total = cost.of(sizes);
  costs.set(key, total);
  return total;
}

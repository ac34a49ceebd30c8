import { defaultFieldResolver, getDirectiveValues, getNamedType, isAbstractType, isObjectType } from 'graphql';
import type { GraphQLDirective, GraphQLField, GraphQLFieldResolver, GraphQLObjectType, GraphQLSchema } from 'graphql';
import type { RequestContext } from '../context/request-context.ts';
import type { Role } from '@fusionrank/domain/role';
import { readOfOther, refusalBy } from './auth-rule.ts';
import type { AuthRule, FieldAsked } from './auth-rule.ts';
import { forbidden, refusalMessage } from './forbidden.ts';
import type { Refusal } from './forbidden.ts';

type Field = GraphQLField<unknown, RequestContext>;
type Resolve = GraphQLFieldResolver<unknown, RequestContext>;

/**
 * Puts what `@auth` asks before the resolver of every field that has it, or whose type has it, so that each way to the field meets it:
 * both executors, subscriptions, `node`, connections, fragments. Other fields stay as they are. Changes the schema in place and returns it.
 */
export function enforceAuth(schema: GraphQLSchema): GraphQLSchema {
  const directive = schema.getDirective('auth');
  if (!directive) throw new TypeError('expected a schema with the directive @auth, got one without it');
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    const purpose = type === schema.getMutationType() ? 'record' : 'read';
    for (const field of Object.values(type.getFields()) as Field[]) {
      const rules = rulesOf(directive, { type, field }).map((rule) => ({ ...rule, purpose }) as const);
      if (rules.length > 0) guard(field, { rules, what: `${type.name}.${field.name}`, schema });
    }
  }
  return schema;
}

interface Place {
  readonly type: GraphQLObjectType;
  readonly field: Field;
}

/** The type's and the field's own: both have to hold. */
function rulesOf(directive: GraphQLDirective, { type, field }: Place): readonly Pick<AuthRule, 'requires' | 'owner'>[] {
  const nodes = [type.astNode, ...type.extensionASTNodes, field.astNode];
  return nodes.flatMap((node) => {
    const values = node && getDirectiveValues(directive, node);
    return values ? [{ requires: values['requires'] as Role, owner: values['owner'] === true }] : [];
  });
}

interface Guarding {
  readonly rules: readonly AuthRule[];
  readonly what: string;
  readonly schema: GraphQLSchema;
}

function guard(field: Field, { rules, what, schema }: Guarding): void {
  const answersData = hasForbiddenMember(field, schema);
  const refusalOf = (...call: Parameters<Resolve>): Refusal | undefined => {
    const [source, args, { viewer }] = call as readonly [unknown, FieldAsked['args'], RequestContext, unknown];
    for (const rule of rules) {
      const refusal = refusalBy(rule, { what, viewer, source, args });
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  };
  const { resolve = defaultFieldResolver, subscribe } = field;
  field.resolve = (...call) => {
    const refusal = refusalOf(...call);
    if (refusal === undefined) {
      noteReading(rules, call);
      return resolve(...call);
    }
    const [, , { viewer }] = call;
    if (!answersData) throw forbidden(refusal, viewer);
    const { requires } = refusal;
    return { __typename: 'ForbiddenError', message: refusalMessage(refusal, viewer), path: null, requires };
  };
  if (subscribe === undefined) return;
  field.subscribe = (...call) => {
    const refusal = refusalOf(...call);
    if (refusal !== undefined) throw forbidden(refusal, call[2].viewer);
    return subscribe(...call);
  };
}

/** A reading of somebody else's profile is written down. */
function noteReading(rules: readonly AuthRule[], [source, args, context]: Parameters<Resolve>): void {
  for (const rule of rules) {
    if (!rule.owner) continue;
    const asked = { source, args: args as FieldAsked['args'], viewer: context.viewer };
    const userId = readOfOther(rule, asked);
    if (userId !== undefined) context.audit.note('profile.read', userId);
  }
}

/** Whether the field has a member for a refusal. */
function hasForbiddenMember({ type }: Field, schema: GraphQLSchema): boolean {
  const named = getNamedType(type);
  return isAbstractType(named) && schema.getPossibleTypes(named).some(({ name }) => name === 'ForbiddenError');
}

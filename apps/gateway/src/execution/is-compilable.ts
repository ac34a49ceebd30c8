import { BREAK, Kind, OperationTypeNode, visit } from 'graphql';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';

/**
 * Whether an operation is one of those that can be made ready once and for all: a query without directives, which may leave a field
 * out of one request and not of another, and without introspection, which graphql-js alone answers. A response key that begins with
 * two underscores is GraphQL's own or, as `__proto__`, JavaScript's.
 */
export function isCompilable(document: DocumentNode, { operation }: OperationDefinitionNode): boolean {
  if (operation !== OperationTypeNode.QUERY) return false;
  let compilable = true;
  const refuse = (): typeof BREAK => {
    compilable = false;
    return BREAK;
  };
  visit(document, {
    [Kind.DIRECTIVE]: refuse,
    [Kind.FIELD]: ({ name, alias }) => {
      const isOwn = name.value.startsWith('__') && name.value !== '__typename';
      return isOwn || alias?.value.startsWith('__') === true ? refuse() : undefined;
    },
  });
  return compilable;
}

// A codegen plugin: each operation as the text that is sent, with its fragments, for those who have no use for a parsed document.
import { concatAST, Kind, print, visit } from 'graphql';

export function plugin(_schema, files) {
  const document = concatAST(files.map(({ document }) => document));
  const fragments = new Map(
    document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]),
  );
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const types = operations.flatMap((node) => [typeOf(node), `${typeOf(node)}Variables`]);
  const lines = operations.map((node) => {
    const definitions = [node, ...fragmentsOf(node, fragments)];
    const text = print({ kind: Kind.DOCUMENT, definitions });
    return `export const ${node.name.value}Text = ${JSON.stringify(text)} as OperationText<${typeOf(node)}, ${typeOf(node)}Variables>;`;
  });
  return [
    `import type { ${types.join(', ')} } from './documents.generated.ts';`,
    `import type { OperationText } from './requests/operation-text.ts';`,
    '',
    ...lines,
  ].join('\n');
}

const typeOf = ({ name, operation }) => name.value + operation[0].toUpperCase() + operation.slice(1);

function fragmentsOf(node, fragments, found = new Set()) {
  visit(node, {
    [Kind.FRAGMENT_SPREAD]: ({ name }) => {
      const fragment = fragments.get(name.value);
      if (found.has(fragment)) return;
      found.add(fragment);
      fragmentsOf(fragment, fragments, found);
    },
  });
  return found;
}

import { GraphQLError, Kind } from 'graphql';
import type { DocumentNode, SelectionSetNode, ValidationRule } from 'graphql';

/** How the messages of these errors begin: Apollo gives every error of validation one code. */
export const REPETITION = 'fields of one name';

export interface RepetitionLimit {
  readonly repeats: number;
  /** Errors after which validation gives up. */
  readonly maxErrors: number;
}

/**
 * Refuses documents that ask for one response key more often than the limit, wherever. Whether fields can be merged is found out by
 * comparing each with each: 2,000 tokens of one field take that rule a tenth of a second, and none of its work is needed here, so
 * validation is made to give up before it.
 */
export function repetitionRule({ repeats, maxErrors }: RepetitionLimit): ValidationRule {
  return (context) => ({
    [Kind.DOCUMENT]: (document: DocumentNode) => {
      const asked = mostRepeated(document);
      if (asked <= repeats) return;
      const error = new GraphQLError(`${REPETITION}: expected at most ${repeats}, got ${asked}`, {
        extensions: { asked, allowed: repeats },
      });
      for (let i = 0; i <= maxErrors; i++) context.reportError(error);
    },
  });
}

function mostRepeated({ definitions }: DocumentNode): number {
  const counts = new Map<string, number>();
  let most = 0;
  const count = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        const times = (counts.get(key) ?? 0) + 1;
        counts.set(key, times);
        most = Math.max(most, times);
      }
      if (node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet !== undefined) count(node.selectionSet);
    }
  };
  for (const node of definitions) if ('selectionSet' in node) count(node.selectionSet);
  return most;
}

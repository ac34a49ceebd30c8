import type { ItemSelection, RuleAction } from '@fusionrank/domain/rule';
import type { Filter } from '@fusionrank/domain/search';

/** What a rule does, in words that go on from its name. */
export function effectWords(action: RuleAction): string {
  switch (action.kind) {
    case 'pin':
      return `pinned to place ${action.position + 1}`;
    case 'boost':
      return `lifted by ${action.by.toFixed(2)} log-odds`;
    case 'bury':
      return `lowered by ${action.by.toFixed(2)} log-odds`;
    case 'hide':
      return `hides ${selectionWords(action.items)}`;
    case 'filter':
      return `shows only ${filterWords(action.filters)}`;
    case 'redirect':
      return `leads to ${action.url}`;
    case 'synonym':
      return action.synonym.kind === 'group'
        ? `takes ${quoted(action.synonym.phrases)} for the same`
        : `asked for '${action.synonym.from}', finds ${quoted(action.synonym.to)} too`;
  }
}

function selectionWords(selection: ItemSelection): string {
  if (selection.kind === 'matching') return `products with ${filterWords(selection.filters)}`;
  const { length } = selection.itemIds;
  return length === 1 ? `product ${selection.itemIds[0] ?? ''}` : `${length} products`;
}

function filterWords(filters: readonly Filter[]): string {
  return filters.map(oneFilter).join(' and ');
}

/** Values named one by one; more are counted. */
const MOST_NAMED = 5;

function oneFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'terms':
      return `${filter.key} ${someOf(filter.anyOf)}`;
    case 'availability':
      return `availability ${someOf(filter.anyOf)}`;
    case 'category':
      return `category ${filter.path.join(' › ')}`;
    case 'range':
      return `${filter.key} ${filter.min ?? '…'}–${filter.max ?? '…'}`;
  }
}

function someOf(values: readonly string[]): string {
  const named = values.slice(0, MOST_NAMED).join(' or ');
  return values.length <= MOST_NAMED ? named : `${named} or ${values.length - MOST_NAMED} more`;
}

const quoted = (phrases: readonly string[]): string => phrases.map((phrase) => `'${phrase}'`).join(', ');

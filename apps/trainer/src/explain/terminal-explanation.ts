import type { ScoreExplanation } from '@fusionrank/search';
import { formatTable } from '../terminal/table.ts';
import type { ExplainedItem, ExplainedRanking } from './explain-ranking.ts';

/** A table for each product, one after the other. */
export function terminalExplanation(ranking: ExplainedRanking): string {
  const { items, query } = ranking;
  const none = query === '' ? 'Nothing is on sale.' : `Nothing answers “${query}”.`;
  return [headOf(ranking), ...(items.length === 0 ? [none] : items.map((item) => itemText(item, ranking)))].join(
    '\n\n',
  );
}

function headOf({ model, query, correctedText, candidates, user, stranger }: ExplainedRanking): string {
  const corrected = correctedText === undefined ? '' : `, read as “${correctedText}”`;
  const asked = query === '' ? 'Browsing' : `“${query}”${corrected}`;
  return `${asked}, for ${whoAsks(user, stranger)} · ${candidates} candidates · model ${model}`;
}

function whoAsks(user: string | undefined, stranger: boolean): string {
  if (user === undefined) return 'a stranger';
  return stranger ? `${user}, of whom nothing is known or may be used: ranked as a stranger` : user;
}

function itemText({ id, title, place, explained }: ExplainedItem, { query }: ExplainedRanking): string {
  const where =
    place === undefined
      ? `not retrieved for “${query}”: it stands nowhere, and this is what it would score`
      : `score ${place.score.toFixed(4)} · found by ${place.sources.join(', ')}`;
  const head = `${place === undefined ? '–' : `#${place.position + 1}`}  ${title} (${id})\n${where}`;
  if (explained.kind === 'unexplained') return `${head}\nNo explanation: ${explained.reason}`;
  return `${head}\n${explained.explanation.summary}\n${partsTable(explained.explanation)}`;
}

/** What moves the score most comes first; from the average product's logit down to the item's own. */
function partsTable({ logit, baselineLogit, contributions }: ScoreExplanation): string {
  const most = Math.max(...contributions.map(({ shapley }) => Math.abs(shapley)));
  const parts = contributions
    .toSorted((a, b) => Math.abs(b.shapley) - Math.abs(a.shapley))
    .map(({ part, shapley, evidence }) => [part, signed(shapley), bar(shapley / most), evidence.join('\n')]);
  return formatTable(
    [
      { title: 'part', align: 'left' },
      { title: 'log-odds', align: 'right' },
      { title: '', align: 'left' },
      { title: 'from', align: 'left' },
    ],
    [
      ['average product', signed(baselineLogit), '', 'shown to a stranger who asked for nothing'],
      ...parts,
      ['all together', signed(logit), '', `P = ${(1 / (1 + Math.exp(-logit))).toFixed(4)}`],
    ],
  );
}

/** Characters on either side of the bar's middle. */
const HALF = 8;

/** From the middle to the left for what speaks against, to the right for what speaks for; `share` in [−1, 1]. */
function bar(share: number): string {
  const length = Math.round(HALF * Math.abs(share || 0));
  const left = share < 0 ? '█'.repeat(length) : '';
  const right = share > 0 ? '█'.repeat(length) : '';
  return `${left.padStart(HALF)}│${right.padEnd(HALF)}`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}

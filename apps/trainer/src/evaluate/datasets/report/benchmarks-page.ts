import type { Estimate } from '@fusionrank/model/evaluation';
import type { BenchmarkResult } from '../benchmark-result.ts';
import {
  coldTable,
  coldText,
  contenderTable,
  countsText,
  PARTS_TEXT,
  partsTable,
  publishedTable,
  runText,
  type TextTable,
} from './rows-as-text.ts';

const BEGIN =
  '<!-- benchmarks:begin (written by `fusionrank benchmarks`; what stands outside of these marks is kept) -->';
const BEGIN_MARK = '<!-- benchmarks:begin';
const END = '<!-- benchmarks:end -->';
const NEW_PAGE = `# Benchmarks on public data

`;

/** The generated part of docs/benchmarks.md: each result's tables, what was published, what it cost, how to do it again. */
export function benchmarksPage(results: readonly BenchmarkResult[]): string {
  const sections = results.length === 0 ? ['No results yet.'] : results.map(section);
  return [BEGIN, '<!-- prettier-ignore-start -->', ...sections, '<!-- prettier-ignore-end -->', END].join('\n\n');
}

/** Puts the generated part where its marks are; at the end of a page without marks, and into a new page where there is none. */
export function withBenchmarks(page: string | undefined, generated: string): string {
  if (page === undefined) return `${NEW_PAGE}${generated}\n`;
  const begin = page.indexOf(BEGIN_MARK);
  const end = page.indexOf(END, begin);
  if (begin === -1 || end === -1) return `${page.trimEnd()}\n\n${generated}\n`;
  return `${page.slice(0, begin)}${generated}${page.slice(end + END.length)}`;
}

function section(result: BenchmarkResult): string {
  const { dataset, kind, counts, description, unit, rows, ablations = [] } = result;
  const model = rows[0]?.name ?? 'the model';
  return [
    `## ${escaped(dataset)}`,
    `${titleOf(kind)}: ${countsText(counts)}.`,
    `${description} Means with 95 % bootstrap intervals over ${unit}; _lift_ is ${escaped(model)} minus the contender on the same ${unit}. Peak memory is the whole process's.`,
    ownTable(rows, result),
    ...(ablations.length === 0 ? [] : [`### ${escaped(model)} without parts`, ownTable(ablations, result)]),
    ...partsPart(rows),
    ...coldPart(result),
    ...publishedPart(result),
    `Run of ${result.evaluatedAt.slice(0, 10)}: ${runText(result)}. The whole result, with settings, is in \`benchmarks/results/${dataset}.json\`; again with`,
    [
      '```sh',
      `fusionrank evaluate ${dataset} --budget ${budgetText(result.budgetSeconds)} --seed ${result.seed}`,
      '```',
    ].join('\n'),
  ].join('\n\n');
}

function titleOf(kind: BenchmarkResult['kind']): string {
  const titles = { interactions: 'Interactions', sequences: 'Sequences', judgements: 'Judged queries' } as const;
  return titles[kind];
}

function ownTable(rows: BenchmarkResult['rows'], result: BenchmarkResult): string {
  return markdown(contenderTable(rows, result, interval));
}

function partsPart([model]: BenchmarkResult['rows']): readonly string[] {
  const table = partsTable(model);
  return table === undefined ? [] : [`### What its parts are worth`, PARTS_TEXT, markdown(table)];
}

function coldPart({ cold }: BenchmarkResult): readonly string[] {
  if (cold === undefined) return [];
  return ['### Test items that nobody took in training', coldText(cold), markdown(coldTable(cold, interval))];
}

function interval({ mean, low, high }: Estimate): string {
  return `${mean.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]`;
}

function publishedPart({ published, metrics }: BenchmarkResult): readonly string[] {
  if (published === undefined) return [];
  const table = published.rows.length === 0 ? [] : [markdown(publishedTable(published, metrics))];
  return ['### Published', `${published.protocol} ${published.caveat}`, ...table];
}

function markdown({ head, rows }: TextTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text that Markdown takes as it stands, on one line. */
function escaped(text: string): string {
  return text.replace(/[\\|<*`]/g, '\\$&').replace(/\s+/g, ' ');
}

/** As `--budget` takes it. */
function budgetText(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

import { contestTable } from '../rank/rank-report.ts';
import type { SearchBenchResult, SearchedShop } from './bench-search.ts';

/** The measurements as tables for a terminal. */
export function searchReport({ machine, shops }: SearchBenchResult): string {
  return [`${machine.cores} cores · ${machine.cpu} · Node ${machine.node}`, ...shops.map(shopReport)].join('\n\n');
}

function shopReport({ name, products, questions, candidates, ways }: SearchedShop): string {
  const head = `${name}: ${count(products)} products, ${questions} questions, ${count(candidates)} candidates a search`;
  return [head, contestTable({ name: 'the pipeline in one process', ways }, 'the whole')].join('\n');
}

const count = (value: number): string => Math.round(value).toLocaleString('en');

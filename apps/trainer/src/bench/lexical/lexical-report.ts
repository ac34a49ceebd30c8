import { formatTable } from '../../terminal/table.ts';
import type { EngineResult, LexicalBenchResult, SizeResult } from './bench-lexical.ts';

const COLUMNS = [
  { title: 'engine', align: 'left' },
  { title: 'build s', align: 'right' },
  { title: 'bytes/product', align: 'right' },
  { title: 'median ms', align: 'right' },
  { title: 'p99', align: 'right' },
  { title: '2 words', align: 'right' },
  { title: '3 words', align: 'right' },
  { title: '4 words', align: 'right' },
  { title: 'checked', align: 'right' },
] as const;

/** The measurements as tables for a terminal, one a size; what was left out is said below. */
export function lexicalReport({ sizes, machine, limit }: LexicalBenchResult): string {
  const head = `Best ${limit} of two to four words · ${machine.cores} cores · Node ${machine.node}`;
  return [head, ...sizes.map(sizeReport)].join('\n\n');
}

function sizeReport({ products, queries, engines }: SizeResult): string {
  const head = `${products.toLocaleString('en-US')} products, ${queries} queries`;
  const absences = engines.flatMap((engine) => ('absence' in engine ? [`${engine.name}: ${engine.absence}`] : []));
  return [head, formatTable(COLUMNS, engines.map(rowOf)), ...absences].join('\n');
}

function rowOf(engine: EngineResult): readonly string[] {
  if ('absence' in engine) return [engine.name, ...COLUMNS.slice(1).map(() => '–')];
  return [
    `${engine.name} ${engine.version}`,
    engine.buildSeconds.toFixed(1),
    engine.bytesPerProduct.toFixed(0),
    engine.query.medianMs.toPrecision(3),
    engine.query.p99Ms.toPrecision(3),
    ...engine.byWords.map(({ query }) => query.medianMs.toPrecision(3)),
    String(engine.checkedAnswers),
  ];
}

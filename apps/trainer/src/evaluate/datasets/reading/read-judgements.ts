import { basename, join } from 'node:path';
import { z } from 'zod';
import { problem } from '@fusionrank/domain/problem';
import type { JudgedProduct, JudgedQueryProducts, JudgementsData } from '../dataset.ts';
import { eachJsonLine } from './json-lines.ts';
import type { Reading } from './text-lines.ts';

/** 2^grade must stay a number that can be added up. */
const MOST_GRADE = 31;
const TEXT = 'expected a text';
const QUERY = 'expected a text that is not empty';
const GRADE = `expected a grade from 0 to ${MOST_GRADE}`;
const VARIANCE = 'expected a number from 0';
const FOLD = 'expected a whole number from 0';

const pairSchema = z.object(
  {
    id: z.union([z.number(), z.string()], { error: 'expected a number or a text' }),
    fold: z.number({ error: FOLD }).int({ error: FOLD }).min(0, { error: FOLD }).nullish(),
    query: z.string({ error: QUERY }).trim().min(1, { error: QUERY }),
    title: z.string({ error: TEXT }),
    description: z.string({ error: TEXT }).nullish(),
    relevance: z.number({ error: GRADE }).min(0, { error: GRADE }).max(MOST_GRADE, { error: GRADE }),
    variance: z.number({ error: VARIANCE }).min(0, { error: VARIANCE }).nullish(),
  },
  { error: 'expected one JSON object' },
);
type Pair = z.infer<typeof pairSchema>;

interface OpenQuery {
  readonly products: JudgedProduct[];
  readonly folds: Set<number | undefined>;
}

/**
 * Reads pairs.jsonl: id, fold?, query, title, description?, relevance, variance?; queries come in the order of their
 * first pair. A pair that comes twice counts once; one id with two contents is refused.
 */
export async function readJudgements(
  folder: string,
  _files: readonly string[],
  reading: Reading,
): Promise<JudgementsData> {
  const queries = new Map<string, OpenQuery>();
  const seen = new Map<string, string>();
  await eachJsonLine(
    { path: join(folder, 'pairs.jsonl'), schema: pairSchema },
    (pair, { place }) => {
      const id = String(pair.id);
      const content = JSON.stringify(pair);
      const before = seen.get(id);
      if (before === content) return;
      if (before !== undefined) {
        throw problem('INVALID_INPUT', `expected one pair of each id, got another one of ${id}`, {
          place: { ...place, field: 'id' },
        });
      }
      seen.set(id, content);
      addPair(queries, pair);
    },
    reading,
  );
  return { kind: 'judgements', name: basename(folder), queries: [...queries].map(([text, open]) => close(text, open)) };
}

function addPair(queries: Map<string, OpenQuery>, pair: Pair): void {
  const open = queries.get(pair.query) ?? { products: [], folds: new Set() };
  queries.set(pair.query, open);
  open.folds.add(pair.fold ?? undefined);
  open.products.push({
    id: String(pair.id),
    title: pair.title,
    description: pair.description ?? '',
    grade: pair.relevance,
    ...(pair.variance == null ? {} : { variance: pair.variance }),
  });
}

function close(text: string, { products, folds }: OpenQuery): JudgedQueryProducts {
  const [fold] = folds;
  return { text, products, ...(folds.size === 1 && fold !== undefined ? { fold } : {}) };
}

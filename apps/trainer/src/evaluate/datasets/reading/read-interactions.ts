import { basename, join } from 'node:path';
import type { SparseMatrix } from '@fusionrank/model/behaviour';
import type { InteractionsData } from '../dataset.ts';
import { distinctCells } from './distinct-cells.ts';
import { growingInts } from './growing-column.ts';
import { idParser, numberIds, type IdNumbers } from './ids.ts';
import { idsOfModality, itemModality, readModality } from './modalities.ts';
import { findModalities } from './modality-files.ts';
import type { Reading } from './text-lines.ts';
import { eachTsvRow } from './tsv-rows.ts';

const SPLITS = ['train', 'valid', 'test'] as const;

interface Pairs {
  readonly user: Int32Array;
  readonly item: Int32Array;
}

/**
 * Reads train.tsv, valid.tsv and test.tsv (`user⇥item`), items.tsv where there is one, and the modalities. Ids need not be
 * without gaps; every id that any file speaks of is an item, and so is ranked. A line that comes twice counts once.
 */
export async function readInteractions(
  folder: string,
  files: readonly string[],
  reading: Reading,
): Promise<InteractionsData> {
  const splits: Record<(typeof SPLITS)[number], Pairs> = {
    train: await readPairs(join(folder, 'train.tsv'), reading),
    valid: await readPairs(join(folder, 'valid.tsv'), reading),
    test: await readPairs(join(folder, 'test.tsv'), reading),
  };
  const listed = files.includes('items.tsv') ? await readItems(join(folder, 'items.tsv'), reading) : new Int32Array(0);
  const raw = [];
  for (const modality of findModalities(folder, files)) raw.push(await readModality(modality, 0, reading));
  const users = numberIds(SPLITS.map((split) => splits[split].user));
  const items = numberIds([...SPLITS.map((split) => splits[split].item), listed, ...raw.flatMap(idsOfModality)]);
  return {
    kind: 'interactions',
    name: basename(folder),
    users: users.count,
    items: items.count,
    train: matrixOf(splits.train, users, items),
    valid: matrixOf(splits.valid, users, items),
    test: matrixOf(splits.test, users, items),
    modalities: raw.map((modality) => itemModality(modality, items)),
  };
}

async function readPairs(path: string, reading: Reading): Promise<Pairs> {
  const [users, items] = [growingInts(), growingInts()];
  const [userId, itemId] = [idParser('user'), idParser('item')];
  await eachTsvRow(
    { path, columns: ['user', 'item'] },
    ([user = '', item = ''], { place }) => {
      users.push(userId(user, place));
      items.push(itemId(item, place));
    },
    reading,
  );
  return { user: users.values(), item: items.values() };
}

async function readItems(path: string, reading: Reading): Promise<Int32Array> {
  const items = growingInts();
  const itemId = idParser('item');
  await eachTsvRow(
    { path, columns: ['item'], more: 'allowed' },
    ([item = ''], { place }) => items.push(itemId(item, place)),
    reading,
  );
  return items.values();
}

function matrixOf({ user, item }: Pairs, users: IdNumbers, items: IdNumbers): SparseMatrix {
  return distinctCells({ rows: users.count, columns: items.count, row: users.all(user), column: items.all(item) });
}

import { basename, join } from 'node:path';
import { z } from 'zod';
import { problem } from '@fusionrank/domain/problem';
import type { SequencesData } from '../dataset.ts';
import { growingInts } from './growing-column.ts';
import { idParser, numberIds } from './ids.ts';
import { eachJsonLine } from './json-lines.ts';
import { idsOfModality, itemModality, readModality } from './modalities.ts';
import { findModalities } from './modality-files.ts';
import { eachLine, type Reading } from './text-lines.ts';

/**
 * Reads sequences.txt (`user item item …`, ids from 1, oldest first), items.jsonl where there is one, and the modalities,
 * whose first row of vectors is item 1's. Every id that any file speaks of is an item, and so is ranked. A line that
 * comes twice counts once; a user with two different lines is refused.
 */
export async function readSequences(
  folder: string,
  files: readonly string[],
  reading: Reading,
): Promise<SequencesData> {
  const byUser = await readLines(join(folder, 'sequences.txt'), reading);
  const described = files.includes('items.jsonl')
    ? await readItems(join(folder, 'items.jsonl'), reading)
    : new Map<number, Item>();
  const raw = [];
  for (const modality of findModalities(folder, files)) raw.push(await readModality(modality, 1, reading));
  const users = [...byUser.keys()].sort((a, b) => a - b);
  const ids = numberIds([...byUser.values(), Int32Array.from(described.keys()), ...raw.flatMap(idsOfModality)]);
  const items = new Array<Item>(ids.count).fill(NOTHING_KNOWN);
  for (const [id, item] of described) items[ids.of(id) ?? 0] = item;
  return {
    kind: 'sequences',
    name: basename(folder),
    users: users.length,
    items: ids.count,
    sequences: users.map((user) => ids.all(byUser.get(user) ?? new Int32Array(0))),
    attributes: items.map(({ attributes }) => attributes),
    texts: items.map(({ text }) => text),
    codes: items.map(({ codes }) => codes),
    modalities: raw.map((modality) => itemModality(modality, ids)),
  };
}

async function readLines(path: string, reading: Reading): Promise<Map<number, Int32Array>> {
  const byUser = new Map<number, Int32Array>();
  const userId = idParser('user', 1);
  const itemId = idParser('item', 1);
  await eachLine(
    path,
    ({ text, place }) => {
      const [first = '', ...rest] = text.trim().split(/\s+/);
      const user = userId(first, place);
      const items = growingInts();
      for (const item of rest) items.push(itemId(item, place));
      const before = byUser.get(user);
      const sequence = items.values().slice();
      if (before !== undefined && before.join(' ') !== sequence.join(' ')) {
        throw problem('INVALID_INPUT', `expected one line a user, got another one of user ${user}`, {
          place: { ...place, field: 'user' },
        });
      }
      byUser.set(user, sequence);
    },
    reading,
  );
  return byUser;
}

interface Item {
  readonly attributes: readonly string[];
  readonly text: string;
  readonly codes: readonly number[];
}

const NOTHING_KNOWN: Item = { attributes: [], text: '', codes: [] };

const MOST = 2 ** 31 - 1;
const NAMES = 'expected a list of names';
const CODES = 'expected a list of whole numbers from 0';
const ITEM_ID = `expected a whole number from 1 to ${MOST}`;
const textField = z.string({ error: 'expected a text' }).nullish();
const codesField = z
  .array(z.number({ error: CODES }).int({ error: CODES }).min(0, { error: CODES }).max(MOST, { error: CODES }), {
    error: CODES,
  })
  .nullish();

const itemSchema = z.object(
  {
    item: z.number({ error: ITEM_ID }).int({ error: ITEM_ID }).min(1, { error: ITEM_ID }).max(MOST, { error: ITEM_ID }),
    attrs: z.array(z.string({ error: NAMES }), { error: NAMES }).nullish(),
    title: textField,
    name: textField,
    keywords: textField,
    description: textField,
    text: textField,
    codes: codesField,
    rq_codes: codesField,
  },
  { error: 'expected one JSON object' },
);

async function readItems(path: string, reading: Reading): Promise<Map<number, Item>> {
  const items = new Map<number, Item>();
  await eachJsonLine(
    { path, schema: itemSchema },
    (fields, { place }) => {
      const { title, name, keywords, description, text } = fields;
      const item: Item = {
        attributes: fields.attrs ?? [],
        text: [title, name, keywords, description, text].filter((part) => part != null && part !== '').join('\n'),
        codes: fields.codes ?? fields.rq_codes ?? [],
      };
      const before = items.get(fields.item);
      if (before !== undefined && JSON.stringify(before) !== JSON.stringify(item)) {
        throw problem('INVALID_INPUT', `expected one line an item, got another one of item ${fields.item}`, {
          place: { ...place, field: 'item' },
        });
      }
      items.set(fields.item, item);
    },
    reading,
  );
  return items;
}

import { setImmediate } from 'node:timers/promises';
import { ITEM_PRECISIONS, matrixArrays } from '@fusionrank/model/ranking';
import type { LiveArrays, MatrixArrays } from '@fusionrank/model/ranking';
import { openSections, SnapshotInvalid, type SectionFile } from '@fusionrank/search/snapshot';
import { readCodes, SPACE_NAMES, type NamedCodes } from '@fusionrank/search/vectors';
import { z } from 'zod';
import type { LiveCatalogue } from './live-catalogue.ts';
import type { LiveModel } from './live-model.ts';

/** Raise it with every change of what the sections hold, or of how a product is read: an older one is then laid anew. */
export const MODEL_FORMAT = 1;

const count = z.int().nonnegative();
const precision = z.enum(ITEM_PRECISIONS);
const layout = z.object({ width: count, rowCapacity: count, slotCapacity: count, listCount: count });
const header = z.object({
  kind: z.literal('model'),
  format: z.literal(MODEL_FORMAT),
  model: z.string(),
  /** sha256 of its artifact. */
  artifact: z.string(),
  precision,
  /** Of the catalogue in the database. */
  identity: z.string(),
  /** Of the catalogue: what is newer is to be laid again. */
  version: z.string().regex(/^\d+$/),
  rows: count,
  matrix: z.object({ precision, d: count }),
  codes: z.array(z.object({ name: z.enum(SPACE_NAMES), layout, slots: count })),
});

export type ModelHeader = z.infer<typeof header>;

/** What the snapshot has to be of. */
export interface ModelOrigin {
  readonly model: LiveModel;
  readonly identity: string;
}

/** What a model's tables held, in the memory that it will stay in. */
export interface ModelSnapshot {
  /** Of the catalogue. */
  readonly version: bigint;
  /** By row. */
  readonly ids: readonly unknown[];
  /** Rows that changed while it was written. */
  readonly changed: Int32Array;
  readonly waiting: Int32Array;
  readonly columns: LiveArrays;
  readonly matrix: MatrixArrays;
  readonly codes: readonly NamedCodes[];
}

/** Throws SnapshotInvalid for a file that is damaged or of something else, and as `open` does where there is none. */
export async function readModel(file: string, origin: ModelOrigin): Promise<ModelSnapshot> {
  const sections = await openSections(file);
  try {
    const said = await checkedHeader(sections, origin);
    const { rows } = said;
    const ids = await sections.list('ids');
    if (ids.length !== rows) throw new SnapshotInvalid(`expected ${rows} ids as it says, got ${ids.length}`);
    const columns = origin.model.table.arraysFor(rows);
    for (const name of ['text', 'image', 'behaviour'] as const) {
      await fillColumn(sections, name, { ...columns[name], width: origin.model.table[name].width, rows });
    }
    return {
      version: BigInt(said.version),
      ids,
      columns,
      matrix: await readMatrix(sections, said),
      waiting: await sections.read('waiting', 'Int32Array'),
      codes: await readAllCodes(sections, said),
      changed: await sections.read('changed', 'Int32Array'),
    };
  } finally {
    await sections.close();
  }
}

type Column = LiveArrays['text'] & { readonly width: number; readonly rows: number };

async function fillColumn(file: SectionFile, name: string, { values, scales, present, width, rows }: Column) {
  await fill(file, `${name}/values`, values.subarray(0, rows * width));
  await fill(file, `${name}/present`, present.subarray(0, rows));
  if (scales !== undefined) await fill(file, `${name}/scales`, scales.subarray(0, rows));
}

async function readMatrix(file: SectionFile, { matrix, rows }: ModelHeader): Promise<MatrixArrays> {
  const arrays = matrixArrays({ ...matrix, count: rows });
  const { vectors, present, blocks } = arrays;
  await fill(file, 'matrix/values', vectors.values.subarray(0, rows * matrix.d));
  await fill(file, 'matrix/present', present.subarray(0, rows * blocks));
  if (vectors.precision === 'int8') await fill(file, 'matrix/scales', vectors.scales.subarray(0, rows));
  return arrays;
}

async function readAllCodes(file: SectionFile, { codes }: ModelHeader): Promise<readonly NamedCodes[]> {
  const read: NamedCodes[] = [];
  for (const { name, ...stored } of codes) {
    read.push({ name, codes: await readCodes(file, `codes/${name}`, stored) });
  }
  return read;
}

async function fill(file: SectionFile, name: string, { buffer, byteOffset, byteLength }: NodeJS.TypedArray) {
  await file.fill(name, [new Uint8Array(buffer, byteOffset, byteLength)]);
}

async function checkedHeader(file: SectionFile, { model, identity }: ModelOrigin): Promise<ModelHeader> {
  const parsed = header.safeParse(file.header);
  if (!parsed.success) throw new SnapshotInvalid(`its header is another one: ${z.prettifyError(parsed.error)}`);
  const said = parsed.data;
  const { version, table, ranker } = model;
  const matrix = await ranker.itemMatrix();
  const kept = `${said.matrix.precision} of ${said.matrix.d}`;
  const differing = [
    { what: 'model', expected: version.id, got: said.model },
    { what: 'artifact', expected: version.sha256, got: said.artifact },
    { what: 'precision', expected: table.precision, got: said.precision },
    { what: 'database', expected: identity, got: said.identity },
    { what: 'item matrix', expected: `${matrix.precision} of ${matrix.d}`, got: kept },
  ].find(({ expected, got }) => expected !== got);
  if (differing === undefined) return said;
  const { what, expected, got } = differing;
  throw new SnapshotInvalid(`it is of another ${what}: expected ${expected}, got ${got}`);
}

/** Rows between two turns of the event loop. */
const ROWS_A_TURN = 8_192;

/**
 * Puts a snapshot into a model that nothing was laid in. Returns the rows that have to be laid still: those whose product is
 * newer or another one, and those that the snapshot has not. Throws SnapshotInvalid, and changes nothing, when the catalogue
 * is from before it.
 */
export async function installModel(
  { version, ids, changed, columns, matrix, waiting }: ModelSnapshot,
  model: LiveModel,
  catalogue: LiveCatalogue,
): Promise<readonly number[]> {
  if (version > catalogue.version || ids.length > catalogue.rowCount) {
    const held = `version ${catalogue.version} with ${catalogue.rowCount} rows`;
    throw new SnapshotInvalid(
      `it is newer than the catalogue: version ${version}, ${ids.length} rows, against ${held}`,
    );
  }
  await model.ranker.restoreItems(matrix);
  model.table.restore(columns);
  model.waiting.restore(waiting);
  const stale = new Set<number>(changed);
  for (const [row, id] of ids.entries()) {
    if (row % ROWS_A_TURN === 0) await setImmediate();
    const own = catalogue.index.idAt(row);
    if (own === undefined) throw new RangeError(`row ${row}: expected one with a product`);
    model.table.tellId(own);
    if (own !== id) stale.add(row);
  }
  for (const row of catalogue.rowsSince(version)) stale.add(row);
  for (let row = ids.length; row < catalogue.rowCount; row++) stale.add(row);
  // What came while it was written may have other rows here, or none yet.
  return [...stale].filter((row) => row < catalogue.rowCount).sort((a, b) => a - b);
}

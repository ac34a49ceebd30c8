import type { MatrixPart, MatrixShape, VectorColumn } from '@fusionrank/model/ranking';
import { changingSection, listSection, section } from '@fusionrank/search/snapshot';
import type { Section, SectionArray, SnapshotContent } from '@fusionrank/search/snapshot';
import { codeSections, storedCodes, type NamedCodes } from '@fusionrank/search/vectors';
import type { LiveModel } from './live-model.ts';
import { MODEL_FORMAT, type ModelHeader } from './model-snapshot.ts';

export interface CapturedModel {
  readonly model: LiveModel;
  /** As the ranking thread keeps its items. */
  readonly matrix: MatrixShape;
  readonly codes: readonly NamedCodes[];
  /** Of the catalogue in the database. */
  readonly identity: string;
  /** Of the catalogue: the model holds all that is up to it. */
  readonly version: bigint;
  /** Rows that change from now on. */
  readonly changed: ReadonlySet<number>;
}

/**
 * A snapshot of a model's tables, to be written by `writeSections`. Nothing is copied before it is written, and rows may change
 * meanwhile: which did is written at the end, and who reads it lays them again.
 */
export function captureModel({ model, matrix, identity, version, changed, codes }: CapturedModel): SnapshotContent {
  const rows = model.table.ids.length;
  const spaces = codes.map(({ name, codes: space }) => ({ name, space, stored: storedCodes(space) }));
  const said: ModelHeader = {
    kind: 'model',
    format: MODEL_FORMAT,
    model: model.version.id,
    artifact: model.version.sha256,
    precision: model.table.precision,
    identity,
    version: String(version),
    rows,
    matrix: { precision: matrix.precision, d: matrix.d },
    codes: spaces.map(({ name, stored }) => ({ name, ...stored })),
  };
  const columns = (['text', 'image', 'behaviour'] as const).flatMap((name) =>
    columnSections(name, model.table[name], rows),
  );
  return {
    header: said,
    sections: [
      listSection('ids', model.table.ids.slice(0, rows)),
      ...columns,
      ...matrixSections(model, matrix, rows),
      section('waiting', model.waiting.rows()),
      ...spaces.flatMap(({ name, space, stored }) => codeSections(`codes/${name}`, space, stored)),
      // Asked for when all the others are written.
      { name: 'changed', kind: 'Int32Array', parts: () => [Int32Array.from(changed)] },
    ],
  };
}

/** Of the arrays as they are now: one that grows leaves them, with rows that changed since. */
function columnSections(name: string, { values, scales, present, width }: VectorColumn, rows: number): Section[] {
  return [
    changingSection(`${name}/values`, values.subarray(0, rows * width)),
    changingSection(`${name}/present`, present.subarray(0, rows)),
    ...(scales === undefined ? [] : [changingSection(`${name}/scales`, scales.subarray(0, rows))]),
  ];
}

const VALUES = { float32: 'Float32Array', float16: 'Uint16Array', int8: 'Int8Array' } as const;

function matrixSections({ ranker }: LiveModel, { precision, d }: MatrixShape, rows: number): Section[] {
  const asked = { ranker, rows, d };
  return [
    { name: 'matrix/values', kind: VALUES[precision], parts: () => matrixParts('values', asked) },
    { name: 'matrix/present', kind: 'Uint8Array', parts: () => matrixParts('present', asked) },
    ...(precision === 'int8'
      ? [{ name: 'matrix/scales', kind: 'Float32Array', parts: () => matrixParts('scales', asked) } as const]
      : []),
  ];
}

interface AskedRows extends Pick<LiveModel, 'ranker'> {
  readonly rows: number;
  readonly d: number;
}

/** Numbers of a part: the ranking thread copies them in about a millisecond, and a ranking waits no longer. */
const NUMBERS_A_PART = 1 << 20;

async function* matrixParts(
  array: MatrixPart['array'],
  { ranker, rows, d }: AskedRows,
): AsyncGenerator<SectionArray, void> {
  const atOnce = Math.max(1, Math.floor(NUMBERS_A_PART / d));
  for (let start = 0; start < rows; start += atOnce) {
    yield await ranker.itemPart({ array, start, rows: Math.min(atOnce, rows - start) });
  }
}

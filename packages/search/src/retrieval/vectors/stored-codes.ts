import { changingSection, section, SnapshotInvalid, type Section, type SectionFile } from '../../snapshot/index.ts';
import { createSpace, MAX_WIDTH, slotCount, type CodeSpace, type SpaceLayout } from './code-space.ts';

/** Codes of a space as a snapshot's header tells of them. */
export interface StoredCodes {
  readonly layout: SpaceLayout;
  /** Slots in use, those that were replaced among them. */
  readonly slots: number;
}

export function storedCodes({ layout, header }: CodeSpace): StoredCodes {
  return { layout, slots: slotCount({ header }) };
}

/**
 * The slots in use, as they lie. Slots are never written twice, so that what comes while they are written does not matter;
 * which row a slot is of is read when its section is: of a row that changes meanwhile it may or may not tell, and who reads
 * it has to put that row again.
 */
export function codeSections(name: string, space: CodeSpace, { slots }: StoredCodes): readonly Section[] {
  const { stride, rows, scales, errors, codes, listStarts, centroids } = space;
  return [
    changingSection(`${name}/rows`, rows.subarray(0, slots)),
    section(`${name}/scales`, scales.subarray(0, slots)),
    section(`${name}/errors`, errors.subarray(0, slots)),
    section(`${name}/codes`, codes.subarray(0, slots * stride)),
    section(`${name}/list-starts`, listStarts),
    section(`${name}/centroids`, centroids),
  ];
}

/** Throws SnapshotInvalid. */
export async function readCodes(file: SectionFile, name: string, stored: StoredCodes): Promise<CodeSpace> {
  const { layout, slots } = stored;
  if (layout.width > MAX_WIDTH || slots > layout.slotCapacity) {
    throw new SnapshotInvalid(`codes of ${name}: expected ${slots} to fit in ${JSON.stringify(layout)}`);
  }
  const space = createSpace(layout);
  const { stride, rows, scales, errors, codes, listStarts, centroids } = space;
  await file.fill(`${name}/rows`, [bytesOf(rows.subarray(0, slots))]);
  await file.fill(`${name}/scales`, [bytesOf(scales.subarray(0, slots))]);
  await file.fill(`${name}/errors`, [bytesOf(errors.subarray(0, slots))]);
  await file.fill(`${name}/codes`, [bytesOf(codes.subarray(0, slots * stride))]);
  await file.fill(`${name}/list-starts`, [bytesOf(listStarts)]);
  await file.fill(`${name}/centroids`, [bytesOf(centroids)]);
  findSlots(space, slots);
  Atomics.store(space.header, 0, slots);
  return space;
}

function bytesOf({ buffer, byteOffset, byteLength }: Int8Array | Int32Array | Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** A row's slot is what the slots say: so that the two agree, whatever changed while they were written. */
function findSlots({ rows, slotOfRow, layout }: CodeSpace, slots: number): void {
  for (let slot = 0; slot < slots; slot++) {
    const row = rows[slot] as number;
    if (row >= layout.rowCapacity) throw new SnapshotInvalid(`codes: expected no row past ${layout.rowCapacity}`);
    if (row >= 0) slotOfRow[row] = slot;
  }
}

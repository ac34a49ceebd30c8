import { jsonSection, section, type Section, type SectionFile } from '../../snapshot/index.ts';
import { restoreFieldAverages } from './field-averages.ts';
import { restoreFrequencyTable, type FrequencyNumbers } from './frequency-table.ts';
import type { MergeSource } from './merge.ts';
import { isSealed, sealedSegment, type SegmentArrays } from './sealed-segment.ts';
import type { SegmentsState } from './segments.ts';
import { restoreTermTable } from './term-table.ts';

/** What is said of a segment beside its arrays. */
interface SegmentFacts {
  readonly size: number;
  readonly live: number;
  readonly deadPostings: number;
  readonly deadTextBytes: number;
  readonly impactAverages: readonly number[];
}

/** Sealed segments, in their order. Their rows are copied, as rows die; the other arrays never change. */
export function segmentSections(held: readonly MergeSource[], name: string): readonly Section[] {
  const sealed = held.flatMap((one) => (isSealed(one.segment) ? [{ ...one, arrays: one.segment.arrays }] : []));
  const facts = sealed.map(({ live, deadPostings, deadTextBytes, arrays: { size, impactAverages } }): SegmentFacts => {
    return { size, live, deadPostings, deadTextBytes, impactAverages };
  });
  return [
    jsonSection(`${name}/segments`, facts),
    ...sealed.flatMap(({ arrays }, number) => arraySections(arrays, `${name}/segment/${number}`)),
  ];
}

function arraySections(arrays: SegmentArrays, name: string): readonly Section[] {
  return [
    section(`${name}/rowOf`, arrays.rowOf.slice()),
    section(`${name}/lengths`, arrays.lengths),
    section(`${name}/terms`, arrays.terms),
    section(`${name}/starts`, arrays.starts),
    section(`${name}/mostImpacts`, arrays.mostImpacts),
    section(`${name}/entries`, arrays.entries),
    section(`${name}/impacts`, arrays.impacts),
    section(`${name}/frequencies`, arrays.frequencies),
    section(`${name}/texts`, arrays.texts),
    section(`${name}/textStarts`, arrays.textStarts),
  ];
}

/** Throws SnapshotInvalid. */
export async function restoreSegments(file: SectionFile, name: string): Promise<SegmentsState> {
  const facts = (await file.json(`${name}/segments`)) as readonly SegmentFacts[];
  const sealed: MergeSource[] = [];
  for (const [number, { live, deadPostings, deadTextBytes, ...known }] of facts.entries()) {
    const arrays = await readArrays(file, `${name}/segment/${number}`, known);
    sealed.push({ segment: sealedSegment(arrays), live, deadPostings, deadTextBytes });
  }
  return {
    terms: await restoreTermTable(file, `${name}/terms`),
    frequencies: await restoreFrequencyTable(file, `${name}/frequencies`),
    averages: await restoreFieldAverages(file, `${name}/averages`),
    sealed,
  };
}

async function readArrays(
  file: SectionFile,
  name: string,
  { size, impactAverages }: Pick<SegmentFacts, 'size' | 'impactAverages'>,
): Promise<SegmentArrays> {
  const numbers = (of: string): Promise<Int32Array> => file.read(`${name}/${of}`, 'Int32Array');
  const bytes = (of: string): Promise<Uint8Array> => file.read(`${name}/${of}`, 'Uint8Array');
  return {
    size,
    impactAverages,
    rowOf: await numbers('rowOf'),
    lengths: await file.read(`${name}/lengths`, 'Uint16Array'),
    terms: await numbers('terms'),
    starts: await numbers('starts'),
    mostImpacts: await bytes('mostImpacts'),
    entries: await numbers('entries'),
    impacts: await bytes('impacts'),
    frequencies: await readFrequencies(file, `${name}/frequencies`),
    texts: await bytes('texts'),
    textStarts: await numbers('textStarts'),
  };
}

function readFrequencies(file: SectionFile, name: string): Promise<FrequencyNumbers> {
  return file.kindOf(name) === 'Uint16Array' ? file.read(name, 'Uint16Array') : file.read(name, 'Uint32Array');
}

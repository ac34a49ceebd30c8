export { EXPORT_INPUTS, type ExportInputs } from '../fusion/serving-graph/exported-graph.ts';
export { type CheckedExport, checkedExport } from './check-export.ts';
export type { ExportOptions } from './export-ranker.ts';

export { openSections, type SectionFile } from './read-sections.ts';
export { type SectionArray, type SectionKind } from './section-kind.ts';
export { SnapshotInvalid } from './snapshot-invalid.ts';
export {
  changingSection,
  jsonSection,
  listSection,
  section,
  writeSections,
  type Section,
  type SnapshotContent,
} from './write-sections.ts';

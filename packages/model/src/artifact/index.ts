export type * from './artifact.ts';
export type { Manifest } from './manifest.ts';
export { openArtifact } from './open-artifact.ts';
export type * from './opened-artifact.ts';
export { readArtifact } from './read-artifact.ts';
export { writeArtifact } from './write-artifact.ts';
export { projectImage } from './project-image.ts';
export { type EncodedText, projectItemText, projectQuery, type ProjectedQuery } from './project-query.ts';

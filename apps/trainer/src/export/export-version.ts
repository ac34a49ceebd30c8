import { writeFile } from 'node:fs/promises';
import type { ModelVersionStore } from '@fusionrank/feature-store';
import { readArtifact } from '@fusionrank/model/artifact';
import { checkedExport, type ExportInputs } from '@fusionrank/model/onnx-export';
import { slotCount } from '@fusionrank/model/ranking';
import { artifactFolder, chosenVersion } from '../publish/publish-version.ts';

export interface ExportRequest {
  readonly modelVersions: Pick<ModelVersionStore, 'list'>;
  readonly home: string;
  /** Where the model is written. */
  readonly file: string;
  readonly inputs: ExportInputs;
  /** The newest one without it. */
  readonly version?: string;
}

export interface ExportedVersion {
  readonly version: string;
  readonly file: string;
  readonly bytes: number;
  readonly inputNames: readonly string[];
  /** Random requests ranked by the file and by the engine that serves. */
  readonly requests: number;
  /** Largest |logit − ours| / max(1, |ours|) among them. */
  readonly largestDifference: number;
}

/**
 * Writes the version's ranker once it was found to rank as the gateway does. Throws NOT_FOUND for an unknown version,
 * ARTIFACT_INVALID for damaged files.
 */
export async function exportVersion({
  modelVersions,
  home,
  file,
  inputs,
  version,
}: ExportRequest): Promise<ExportedVersion> {
  const chosen = await chosenVersion(modelVersions, version);
  const { network, encoding } = await readArtifact(artifactFolder(home, chosen), chosen.sha256);
  const slots = slotCount(encoding.attributeKeys);
  const { model, ...checked } = await checkedExport(network, { inputs, slots });
  await writeFile(file, model);
  return { version: chosen.id, file, bytes: model.byteLength, ...checked };
}

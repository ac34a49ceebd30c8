import { join } from 'node:path';
import { parseModelVersionId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import type { ModelVersion, ModelVersionStore } from '@fusionrank/feature-store';
import { readArtifact } from '@fusionrank/model/artifact';

export interface PublishRequest {
  readonly modelVersions: ModelVersionStore;
  readonly home: string;
  /** The newest one without it. */
  readonly version?: string;
}

/** Verifies the artifact, then makes it live. Throws NOT_FOUND for an unknown version, ARTIFACT_INVALID for damaged files. */
export async function publishVersion({ modelVersions, home, version }: PublishRequest): Promise<ModelVersion> {
  const chosen = await chosenVersion(modelVersions, version);
  await readArtifact(artifactFolder(home, chosen), chosen.sha256);
  return modelVersions.publish(chosen.id);
}

/** The named version, the newest without a name. Throws NOT_FOUND where there is none. */
export async function chosenVersion(
  modelVersions: Pick<ModelVersionStore, 'list'>,
  version: string | undefined,
): Promise<ModelVersion> {
  const versions = await modelVersions.list();
  const chosen = version === undefined ? versions[0] : versions.find(({ id }) => id === parseModelVersionId(version));
  if (chosen === undefined) {
    throw problem(
      'NOT_FOUND',
      version === undefined
        ? 'there is no model yet: run `fusionrank train`'
        : `no model version ${version}: \`fusionrank models\` lists them`,
    );
  }
  return chosen;
}

/** Where a version's files lie. */
export function artifactFolder(home: string, { directory }: Pick<ModelVersion, 'directory'>): string {
  return join(home, 'artifacts', directory);
}

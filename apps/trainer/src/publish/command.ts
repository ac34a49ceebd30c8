import { join } from 'node:path';
import { parseModelVersionId } from '@fusionrank/domain/id';
import { problem } from '@fusionrank/domain/problem';
import type { ModelVersion, ModelVersionStore } from '@fusionrank/feature-store';
import { readArtifact } from '@fusionrank/model/artifact';
import { Command } from 'commander';
import { commandContext, printResult, withStore } from '../command-line/context.ts';

/** `fusionrank publish`: makes a trained model the live one. */
export function publishCommand(): Command {
  return new Command('publish')
    .description('Make a trained model the live one; gateways take it up within seconds, without a pause.')
    .argument('[version]', 'a version that `fusionrank models` lists; the newest without it')
    .addHelpText(
      'after',
      `
Examples:
  $ fusionrank publish
  $ fusionrank publish 2026-11-23T18-00-00Z-1f0c9a7b     (also the way back to an older one)`,
    )
    .action(async (version: string | undefined, _options: unknown, command: Command) => {
      const context = commandContext(command);
      const live = await withStore(context, ({ modelVersions }) =>
        publishVersion({ modelVersions, home: context.home, ...(version === undefined ? {} : { version }) }),
      );
      printResult(context, { json: live, text: `${live.id} is live` });
    });
}

/** `fusionrank models`: every version, newest first. */
export function modelsCommand(): Command {
  return new Command('models')
    .description('List the trained models, newest first, and which one is live.')
    .action(async (_options: unknown, command: Command) => {
      const context = commandContext(command);
      const versions = await withStore(context, ({ modelVersions }) => modelVersions.list());
      const text = versions.length === 0 ? 'no model yet: run `fusionrank train`' : versions.map(lineOf).join('\n');
      printResult(context, { json: versions, text });
    });
}

export interface PublishRequest {
  readonly modelVersions: ModelVersionStore;
  readonly home: string;
  /** The newest one without it. */
  readonly version?: string;
}

/** Verifies the artifact, then makes it live. Throws NOT_FOUND for an unknown version, ARTIFACT_INVALID for damaged files. */
export async function publishVersion({ modelVersions, home, version }: PublishRequest): Promise<ModelVersion> {
  const versions = await modelVersions.list();
  const chosen = version === undefined ? versions[0] : versions.find(({ id }) => id === parseModelVersionId(version));
  if (chosen === undefined) {
    throw problem('NOT_FOUND', version === undefined ? 'there is no model yet: run `fusionrank train`' : `no model version ${version}: \`fusionrank models\` lists them`);
  }
  await readArtifact(artifactFolder(home, chosen));
  return modelVersions.publish(chosen.id);
}

/** Where a version's files lie. */
export function artifactFolder(home: string, { directory }: Pick<ModelVersion, 'directory'>): string {
  return join(home, 'artifacts', directory);
}

function lineOf({ id, status, createdAt }: ModelVersion): string {
  return `${id}  ${status.padEnd(7)}  trained ${createdAt.toISOString()}`;
}

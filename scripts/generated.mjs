// Writes all generated code anew: the Prisma client and the gateway's resolver types. `--check` fails when anything changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const check = process.argv.includes('--check');

/** Where generated code lies; each is committed. */
const places = [
  'packages/feature-store/src/generated',
  'packages/client/src/documents.generated.ts',
  'packages/client/src/texts.generated.ts',
  'apps/gateway/src/schema',
  'apps/gateway/schema.graphql',
];

const before = fingerprint();
const run = spawnSync('turbo', ['run', 'generate', '--force', '--output-logs', 'errors-only'], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
if (run.status !== 0) process.exit(1);

const after = fingerprint();
const changed = [...new Set([...before.keys(), ...after.keys()])]
  .filter((file) => before.get(file) !== after.get(file))
  .sort();
if (check && changed.length > 0) {
  console.error(
    `generated code was not current; run \`pnpm generate\` and commit:\n${changed.map((file) => `  ${file}`).join('\n')}`,
  );
  process.exit(1);
}
if (!check) console.log(changed.length === 0 ? 'generated code is current' : `${changed.length} files written anew`);

function fingerprint() {
  return new Map(
    places.flatMap((place) => files(join(root, place))).map((file) => [relative(root, file), sha256(file)]),
  );
}

function files(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path).flatMap((name) => files(join(path, name)));
}

function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

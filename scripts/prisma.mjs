/** `pnpm prisma …`: the Prisma CLI with the schema engine of tools/schema-engine.mjs. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const cli = path.join(path.dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build', 'index.js');

export function runPrisma(args, options = {}) {
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, 'tools', 'schema-engine.mjs'),
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  };
  return spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: 'inherit', ...options, env });
}

if (process.argv[1] === import.meta.filename) process.exitCode = runPrisma(process.argv.slice(2)).status ?? 1;

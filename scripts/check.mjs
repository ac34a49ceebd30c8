// The whole gate, one step after the other; stops at the first that fails. `--no-tests` leaves the tests out.
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireSupportedNode } from './node-version.mjs';

requireSupportedNode();

const steps = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: ['eslint', '--max-warnings', '0', '.'] },
  { name: 'types', command: ['turbo', 'run', 'typecheck', '--output-logs', 'errors-only'] },
  { name: 'dead code', command: ['knip'] },
  { name: 'generated code is current', command: ['node', 'scripts/generated.mjs', '--check'] },
  { name: 'the schema breaks no client', command: ['node', 'scripts/schema-release.mjs'] },
  { name: 'migrations add up to the schema', command: ['node', 'scripts/migrations.mjs'] },
  ...(process.argv.includes('--no-tests') ? [] : [{ name: 'tests', command: ['node', 'scripts/test.mjs'] }]),
];

// Turborepo reports on its use unless told not to; nothing here talks to anybody.
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
const root = dirname(dirname(fileURLToPath(import.meta.url)));
for (const { name, command } of steps) {
  const started = performance.now();
  const [program, ...args] = command;
  const run = spawnSync(program, args, { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (run.status !== 0) {
    console.error(`✗ ${name} (${seconds} s)${run.error === undefined ? '' : `: ${run.error.message}`}`);
    process.exit(1);
  }
  console.log(`✓ ${name} (${seconds} s)`);
}

// Runs the tests and closes with one line of real counts: `N passed, N failed, N skipped`.
// node scripts/test.mjs [--slow] [vitest arguments]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireSupportedNode } from './node-version.mjs';

requireSupportedNode();

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const given = process.argv.slice(2);
const slow = given.includes('--slow');
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const folder = mkdtempSync(join(tmpdir(), 'fusionrank-test-'));
const report = join(folder, 'report.json');

const run = spawnSync(
  process.execPath,
  [
    vitest,
    'run',
    ...(slow ? ['--config', 'vitest.slow.config.ts'] : []),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...given.filter((argument) => argument !== '--slow'),
  ],
  { cwd: root, stdio: 'inherit' },
);

const counts = readCounts();
rmSync(folder, { recursive: true, force: true });
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = run.status === 0 && counts.failed === 0 ? 0 : 1;

/** A test file that fails before its tests are known counts as one failure. */
function readCounts() {
  let result;
  try {
    result = JSON.parse(readFileSync(report, 'utf8'));
  } catch (cause) {
    console.error(`the test run wrote no report: ${cause.message}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const brokenFiles = result.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
  );
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + brokenFiles.length,
    skipped: result.numPendingTests + (result.numTodoTests ?? 0),
  };
}

// Holds apps/gateway/schema.graphql against the schema that was released last. `--release` makes the present one that.
import { copyFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { schemaChanges, undatedDeprecations } from './schema-changes.mjs';

const gateway = join(dirname(dirname(fileURLToPath(import.meta.url))), 'apps', 'gateway');
const [currentFile, releasedFile] = ['schema.graphql', 'schema.released.graphql'].map((name) => join(gateway, name));
const [current, released] = [currentFile, releasedFile].map((file) => readFileSync(file, 'utf8'));

const list = (lines) => lines.map((line) => `  ${line}`).join('\n');
const undated = undatedDeprecations(current);
if (undated.length > 0) {
  console.error(`deprecated without "Removal YYYY-MM-DD" in the reason:\n${list(undated)}`);
  process.exit(1);
}
const today = new Date().toISOString().slice(0, 10);
const { breaking, dangerous } = schemaChanges({ released, current, today });
if (process.argv.includes('--release')) {
  copyFileSync(currentFile, releasedFile);
  console.log(breaking.length === 0 ? 'released' : `released, and it breaks:\n${list(breaking)}`);
} else {
  if (dangerous.length > 0) console.log(`may surprise clients of the released schema:\n${list(dangerous)}`);
  if (breaking.length > 0) {
    console.error(
      `breaks clients of the released schema:\n${list(breaking)}\n` +
        'Keep what was, deprecated with "Removal YYYY-MM-DD" in the reason; where it is meant, `pnpm schema:release`.',
    );
    process.exit(1);
  }
}

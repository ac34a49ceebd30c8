import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** The installed version of a package. */
export function packageVersion(name: string): string {
  const inside = require.resolve(name);
  const folder = inside.slice(
    0,
    inside.lastIndexOf(path.join('node_modules', name)) + path.join('node_modules', name).length,
  );
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
  return version;
}

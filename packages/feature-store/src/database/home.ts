import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the workspace, found from where this file lies. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../..');

/**
 * Absolute path of the directory that holds everything made at run time: `FUSIONRANK_HOME`, else `.fusionrank` in the
 * workspace. It need not exist yet.
 */
export function resolveHome(env: Readonly<Record<string, string | undefined>>): string {
  const named = env['FUSIONRANK_HOME'];
  return named === undefined || named === '' ? path.join(projectRoot, '.fusionrank') : path.resolve(named);
}

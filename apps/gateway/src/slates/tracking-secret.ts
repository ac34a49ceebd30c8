import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from '../settings/settings.ts';

const SECRET_BYTES = 32;

/**
 * The secret that signs tracking tokens: the one of the settings, else one kept in the home, readable by its owner alone, made at the first
 * start.
 */
export async function trackingSecret(
  home: string,
  { trackingSecret: given }: Pick<Settings, 'trackingSecret'>,
): Promise<Uint8Array> {
  if (given !== undefined) return new TextEncoder().encode(given);
  const file = path.join(home, 'secrets', 'tracking-token.key');
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  try {
    await writeFile(file, randomBytes(SECRET_BYTES), { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFile(file);
}

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes what a bench found, as JSON; folders are made. */
export async function writeResult(file: string, result: object): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
}

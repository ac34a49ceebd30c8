import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { problem } from '@fusionrank/domain/problem';
import { printResult, say, type CommandContext } from '../command-line/context.ts';

export interface AllBenches {
  readonly context: CommandContext;
  readonly shops: string;
  /** The folder of the public catalogues; without it the shop of 44,072 products is left out. */
  readonly data?: string;
}

const BIN = fileURLToPath(new URL('../../bin/fusionrank.mjs', import.meta.url));

/**
 * Each part in a process of its own, one after the other: none meets what another left in memory. A part that fails is told of
 * and the others go on; throws ENVIRONMENT at the end when one did.
 */
export async function benchAll({ context, shops, data }: AllBenches): Promise<void> {
  const failed: string[] = [];
  const parts = partsOf(shops, data);
  for (const args of parts) {
    say(context, `fusionrank bench ${args.join(' ')}`);
    const code = await run(args, context);
    if (code !== 0) failed.push(args[0] ?? '');
  }
  if (failed.length > 0)
    throw problem('ENVIRONMENT', `expected every part to be measured, failed: ${failed.join(', ')}`);
  const names = parts.map(([name]) => name);
  printResult(context, { json: { measured: names }, text: `measured: ${names.join(', ')}` });
}

/** What is run, in the order of its cost. */
export function partsOf(shops: string, data: string | undefined): readonly (readonly string[])[] {
  const real = data === undefined ? [] : ['44k'];
  return [
    ['rank'],
    ['vectors'],
    ['lexical'],
    ['search', '--size', 'demo', ...real, '--shops', shops, ...(data === undefined ? [] : ['--data', data])],
    ['http', '--size', 'demo', ...real, '--shops', shops, ...(data === undefined ? [] : ['--data', data])],
    ['scale', '--shops', shops],
    ['hostile', '--size', 'demo', '--shops', shops],
    ['soak', '--size', real[0] ?? 'demo', '--shops', shops, ...(data === undefined ? [] : ['--data', data])],
  ];
}

async function run(args: readonly string[], { home, quiet }: CommandContext): Promise<number> {
  const shared = ['--home', home, ...(quiet ? ['--quiet'] : [])];
  // Reports go where progress goes: stdout has one document.
  const child = spawn(process.execPath, [BIN, 'bench', ...args, ...shared], {
    stdio: ['ignore', process.stderr, process.stderr],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

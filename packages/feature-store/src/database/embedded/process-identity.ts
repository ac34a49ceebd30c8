import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process for good: pids are recycled, a pid with its start is not. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in letters and digits, in a form that only this module reads; `unknown` where the system won't say. */
  readonly started: string;
}

const UNKNOWN = 'unknown';

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, started: processStart(process.pid) ?? UNKNOWN };
}

/** False once the process is gone, is a zombie, or its pid belongs to another one. */
export function isAlive(identity: ProcessIdentity): boolean {
  const started = processStart(identity.pid);
  if (started === undefined) return false;
  return started === identity.started || started === UNKNOWN || identity.started === UNKNOWN;
}

/** When the process started; undefined when there is no such process, or only its zombie. */
export function processStart(pid: number): string | undefined {
  if (!exists(pid)) return undefined;
  if (process.platform === 'linux') return linuxStart(pid);
  if (process.platform === 'win32') return UNKNOWN;
  const { stdout } = spawnSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const [state = '', ...started] = stdout.trim().split(/\s+/);
  return state === '' || state.startsWith('Z') ? undefined : started.join('').replace(/[^A-Za-z0-9]/g, '');
}

/** The command line as the system shows it, undefined where it can't be read. */
export function processCommand(pid: number): string | undefined {
  if (process.platform === 'linux') return readProc(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ');
  if (process.platform === 'win32') return undefined;
  return spawnSync('ps', ['-o', 'command=', '-ww', '-p', String(pid)], { encoding: 'utf8' }).stdout;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Clock ticks from boot to start (proc(5), field 22), after the boot they count from. */
function linuxStart(pid: number): string | undefined {
  const stat = readProc(`/proc/${pid}/stat`);
  if (stat === undefined) return exists(pid) ? UNKNOWN : undefined;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, ticks] = [fields[0], fields[19]];
  if (state === 'Z' || state === 'X') return undefined;
  const boot = readProc('/proc/sys/kernel/random/boot_id')?.slice(0, 8) ?? '';
  return `${boot}t${ticks ?? ''}`;
}

function readProc(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // the process ended meanwhile, or the system hides it: the caller falls back
  }
}

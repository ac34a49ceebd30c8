import { type Problem, isProblem, problem } from '@fusionrank/domain/problem';

/** What a system call or a server's log says when the machine, not the program, is at fault. */
const CAUSES: readonly { readonly pattern: RegExp; readonly sentence: string }[] = [
  {
    pattern: /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded|Check free disk space/,
    sentence: 'the disk is full',
  },
  // Node's recursive mkdir says ENOENT where the system said EROFS.
  { pattern: /ENOENT.*mkdir/, sentence: 'the folder can’t be made there; is it read-only?' },
  { pattern: /EROFS|Read-only file system/, sentence: 'the folder is read-only' },
  {
    pattern: /EACCES|EPERM|Permission denied|Operation not permitted/i,
    sentence: 'this user may not write or run there',
  },
  { pattern: /ENOTDIR|Not a directory/, sentence: 'something in that path is a file, not a folder' },
  { pattern: /Address already in use|EADDRINUSE/, sentence: 'its port is taken by another program' },
  { pattern: /EMFILE|ENFILE|Too many open files/, sentence: 'too many files are open' },
  {
    pattern: /could not create shared memory|could not map anonymous shared memory|ENOMEM|Cannot allocate memory/,
    sentence: 'there is not enough memory',
  },
  { pattern: /EAGAIN|Resource temporarily unavailable/, sentence: 'this user has too many processes' },
];

const WAY_OUT = 'Set FUSIONRANK_HOME to another folder, or DATABASE_URL to a PostgreSQL server.';

/** One clear ENVIRONMENT sentence for a failure while `doing` something; the failure itself stays as its cause. */
export function environmentProblem(doing: string, failure: unknown): Problem {
  if (isProblem(failure)) return failure;
  const text = failure instanceof Error ? failure.message : String(failure);
  const known = CAUSES.find(({ pattern }) => pattern.test(text));
  const reason = known?.sentence ?? gist(text);
  return problem('ENVIRONMENT', `Embedded PostgreSQL: ${doing} failed: ${reason}. ${WAY_OUT}`, { cause: failure });
}

/** The server's own FATAL or PANIC where there is one, else the last thing said. */
function gist(text: string): string {
  const lines = text.trim().split('\n');
  const line = lines.find((candidate) => /FATAL|PANIC/.test(candidate)) ?? lines.at(-1) ?? '';
  return line.trim().replace(/\.$/, '');
}

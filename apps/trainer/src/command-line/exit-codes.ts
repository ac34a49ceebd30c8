/** What the shell is told. */
export const EXIT_CODES = {
  done: 0,
  failed: 1,
  usage: 2,
  /** Everything good went in, and some rows did not: they are in the quarantine file. */
  quarantined: 3,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** For the foot of every command's help. */
export const EXIT_CODES_HELP = `
Exit codes: 0 all done, 1 failed, 2 wrong usage, 3 done, with bad rows set aside in the quarantine file, 130 interrupted.`;

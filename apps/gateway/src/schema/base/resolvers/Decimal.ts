import { textScalar } from '../text-scalar.ts';

/** Exact: money never passes through a binary float. */
export const Decimal = textScalar({
  name: 'Decimal',
  description: 'Exact decimal carried as a string, e.g. "59.90". Never a binary float.',
  form: /^-?\d{1,20}(\.\d{1,20})?$/,
  example: '"59.90"',
});

import { textScalar } from '../text-scalar.ts';

export const URL = textScalar({
  name: 'URL',
  description: 'Absolute http(s) URL.',
  form: /^https?:\/\/\S+$/,
  example: '"https://shop.example/images/1.jpg"',
});

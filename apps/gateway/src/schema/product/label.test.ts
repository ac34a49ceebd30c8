import { expect, test } from 'vitest';
import { labelOf } from './label.ts';

test.each([
  ['colour', 'Colour'],
  ['baseColour', 'Base colour'],
  ['base_colour', 'Base colour'],
  ['颜色', '颜色'],
  ['_', '_'],
])('%s is shown as %s', (key, label) => {
  expect(labelOf(key)).toBe(label);
});

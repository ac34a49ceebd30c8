import { expect, test } from 'vitest';
import { isRedirectTarget } from './redirect-target.ts';

test.each([
  'https://shop.example/sale?x=1#top',
  'http://shop.example',
  'HTTPS://shop.example/',
  '/sale',
  '/',
  '/鞋?a=b',
])('%s may be led to', (url) => {
  expect(isRedirectTarget(url)).toBe(true);
});

test.each([
  '',
  'sale',
  'shop.example/sale',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'ftp://shop.example',
  'https://',
  'https:///sale',
  'https:shop.example',
  'https://user:secret@shop.example/',
  'https://user@shop.example/',
  ' https://shop.example',
  'https://shop.example/a b',
  '/a\nb',
  '/\tevil',
  `/${'x'.repeat(2_048)}`,
])('%j may not', (url) => {
  expect(isRedirectTarget(url)).toBe(false);
});

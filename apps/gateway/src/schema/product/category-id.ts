import { problem } from '@fusionrank/domain/problem';

/** A category's path in one string; a slash or percent sign inside a name is escaped as in a URL. */
export function writeCategoryId(path: readonly string[]): string {
  return path.map((name) => name.replaceAll('%', '%25').replaceAll('/', '%2F')).join('/');
}

/** Throws INVALID_INPUT when a segment is empty. */
export function readCategoryId(id: string): readonly string[] {
  const path = id.split('/').map((name) => name.replaceAll('%2F', '/').replaceAll('%25', '%'));
  if (path.includes('')) {
    throw problem('INVALID_INPUT', `category: expected a path such as "Shoes/Boots", got ${JSON.stringify(id)}`);
  }
  return path;
}

/** Longest address a rule may lead to, in UTF-16 code units. */
const LONGEST = 2_048;

/**
 * Whether a rule may send shoppers there: an absolute http or https address without a name or password in it, or a path of the
 * shop itself, which begins with one slash. `//host`, backslashes (browsers read them as slashes), blanks and control characters
 * would lead elsewhere than they look, and `javascript:` runs.
 */
export function isRedirectTarget(url: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are exactly what an address may not hold
  if (url.length === 0 || url.length > LONGEST || /[\s\\\u0000-\u001f\u007f]/u.test(url)) return false;
  if (url.startsWith('/')) return !url.startsWith('//');
  if (!/^https?:\/\/[^/]/i.test(url) || !URL.canParse(url)) return false;
  const { hostname, username, password } = new URL(url);
  return hostname !== '' && username === '' && password === '';
}

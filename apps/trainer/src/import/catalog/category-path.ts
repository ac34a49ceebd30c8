import { lineOfText } from '../checked-field.ts';

const MAX_LEVELS = 12;
const MAX_LEVEL_LENGTH = 200;

/**
 * One path, root first, from up to four columns; each may hold a path of its own, as a list or written with `>`, `|`,
 * `»`, `/` between spaces. A level that repeats the one before (`Watches > Watches`) is written once.
 */
export function readCategoryPath(levels: readonly unknown[]): readonly string[] {
  return levels
    .flatMap(partsOf)
    .map((part) => lineOfText(part, MAX_LEVEL_LENGTH))
    .filter((part) => part !== undefined)
    .filter((part, i, all) => part !== all[i - 1])
    .slice(0, MAX_LEVELS);
}

function partsOf(level: unknown): readonly unknown[] {
  if (typeof level === 'string') return level.split(/\s*[>|»›]\s*|\s+\/\s+/);
  if (!Array.isArray(level)) return [level];
  const first: unknown = level[0];
  // Several paths, as [["Home", "Lamps"], ["Gifts"]]: the first is the main one.
  return Array.isArray(first) ? first : level;
}

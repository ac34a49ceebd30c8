/** Labels kept: a shop has a few dozen keys, and asks for each a hundred times a page. */
const MOST_LABELS = 5_000;
const labels = new Map<string, string>();

/** How a key is shown to a person: `baseColour` and `base_colour` are both "Base colour". */
export function labelOf(key: string): string {
  const known = labels.get(key);
  if (known !== undefined) return known;
  const label = inWords(key);
  if (labels.size < MOST_LABELS) labels.set(key, label);
  return label;
}

function inWords(key: string): string {
  const words = key
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()
    .trim();
  return words === '' ? key : words.charAt(0).toUpperCase() + words.slice(1);
}

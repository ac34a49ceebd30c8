import type { Rng } from '@fusionrank/domain/rng';
import { chosen, chosenByWeight } from '../catalog/choose.ts';
import type { Intent } from './intent.ts';
import { synonymsOf } from './synonyms.ts';
import { isChinese, stem } from './words.ts';

export type Spelling = 'careful' | 'human';

/** Words for an intent as a shopper would type them: synonyms, singular or plural, and, if human, a typo in one of sixteen. */
export function queryText(intent: Intent, rng: Rng, spelling: Spelling = 'human'): string {
  const text = isChinese(intent.leaf) ? chineseQuery(intent, rng) : englishQuery(intent, rng);
  return spelling === 'human' && !isChinese(text) && rng.next() < 1 / 16 ? mistyped(text, rng) : text;
}

/** The category's name three times in five, else a synonym, the commonest most. */
export function nounOf(leaf: string, rng: Rng): string {
  const synonyms = synonymsOf(leaf);
  const name = isChinese(leaf) ? leaf : leaf.toLowerCase();
  if (synonyms.length === 0 || rng.next() < 0.6) return name;
  return chosenByWeight(rng, synonyms, (synonym) => 1 / (1 + synonyms.indexOf(synonym)) ** 1.5);
}

function englishQuery(intent: Intent, rng: Rng): string {
  const noun = nounOf(intent.leaf, rng);
  const shown = rng.next() < 0.3 ? stem(noun) : noun;
  const adjectives = [intent.colour ?? '', valueOf(intent.feature)];
  const front = rng.next() < 0.8 ? adjectives : adjectives.toReversed();
  const audience = intent.audience ?? '';
  const asked =
    rng.next() < 0.5
      ? [audience, intent.brand ?? '', ...front, shown]
      : [intent.brand ?? '', ...front, shown, audience === '' ? '' : `for ${audience}`];
  return asked
    .filter((word) => word !== '')
    .join(' ')
    .toLowerCase();
}

const CHINESE_AUDIENCE = { women: '女士', men: '男士', kids: '儿童' } as const;

function chineseQuery(intent: Intent, rng: Rng): string {
  const audience = intent.audience === undefined ? '' : CHINESE_AUDIENCE[intent.audience];
  const parts = [intent.brand ?? '', audience, intent.colour ?? '', valueOf(intent.feature), nounOf(intent.leaf, rng)];
  return parts.filter((part) => part !== '').join(rng.next() < 0.35 ? ' ' : '');
}

function valueOf(feature: string | undefined): string {
  return feature?.slice(feature.indexOf('=') + 1) ?? '';
}

/** One slip in one long word: two letters swapped, one left out, or one doubled. */
function mistyped(text: string, rng: Rng): string {
  const words = text.split(' ');
  const long = words.flatMap((word, i) => (word.length >= 5 ? [i] : []));
  if (long.length === 0) return text;
  const at = chosen(rng, long);
  words[at] = slipped(words[at] ?? '', rng);
  return words.join(' ');
}

function slipped(word: string, rng: Rng): string {
  const i = 1 + rng.below(word.length - 2);
  const slips = [
    word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2),
    word.slice(0, i) + word.slice(i + 1),
    word.slice(0, i) + word.charAt(i) + word.slice(i),
  ];
  return chosen(rng, slips);
}

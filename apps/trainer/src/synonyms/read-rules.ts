import { problem } from '@fusionrank/domain/problem';
import type { SynonymRule } from '@fusionrank/domain/synonym';
import { z } from 'zod';

const MOST_RULES = 20_000;
const MOST_PHRASES = 50;
const LONGEST_PHRASE = 100;

/** Lines of text, or a JSON array. Throws INVALID_INPUT with the line or the place. */
export function readRules(text: string, file: string): readonly SynonymRule[] {
  const rules = /^\s*\[/.test(text) ? rulesOfJson(text, file) : rulesOfLines(text, file);
  if (rules.length <= MOST_RULES) return rules;
  throw problem('INVALID_INPUT', `${file}: expected at most ${MOST_RULES} rules, got ${rules.length}`);
}

/** `couch -> sofa, settee` one way, `sneakers, trainers` both ways; `#` begins a line that says nothing. */
function rulesOfLines(text: string, file: string): readonly SynonymRule[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, i) => {
      if (/^\s*(#|$)/.test(line)) return [];
      return [checkedRule(ruleOfLine(line), { file, line: i + 1 })];
    });
}

/** A second arrow stays in the phrase, which is refused for it. */
function ruleOfLine(line: string): SynonymRule {
  const [left = '', ...right] = line.split(ARROW);
  if (right.length === 0) return { kind: 'group', phrases: phrasesOf(left) };
  return { kind: 'one-way', from: left.trim(), to: phrasesOf(right.join('→')) };
}

const ARROW = /->|=>|→/;
const phrasesOf = (text: string): string[] => text.split(/[,，、]/).map((phrase) => phrase.trim());

const jsonRules = z.array(
  z.union([
    z.strictObject({ from: z.string(), to: z.array(z.string()) }),
    z.strictObject({ group: z.array(z.string()) }),
  ]),
);

function rulesOfJson(text: string, file: string): readonly SynonymRule[] {
  const { success, data, error } = jsonRules.safeParse(parsed(text, file));
  if (!success) {
    const at = error.issues[0]?.path.join('.') ?? '';
    throw problem(
      'INVALID_INPUT',
      `${file}: expected [{ "from": "…", "to": ["…"] } or { "group": ["…", "…"] }, …], got something else at ${at === '' ? 'its top' : at}`,
    );
  }
  return data.map((rule, i) => {
    const read: SynonymRule =
      'group' in rule ? { kind: 'group', phrases: rule.group } : { kind: 'one-way', from: rule.from, to: rule.to };
    return checkedRule(read, { file, line: i + 1 });
  });
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw problem('INVALID_INPUT', `${file}: expected JSON, got ${cause.message}`, { cause });
  }
}

interface RulePlace {
  readonly file: string;
  /** Of the file, or of the array; 1-based. */
  readonly line: number;
}

function checkedRule(rule: SynonymRule, place: RulePlace): SynonymRule {
  const phrases = rule.kind === 'one-way' ? [rule.from, ...rule.to] : rule.phrases;
  const refuse = (expected: string, got: string | number): never => {
    const said = `${place.file}, rule at ${place.line}: expected ${expected}, got ${got}`;
    throw problem('INVALID_INPUT', said, { place });
  };
  if (phrases.length < 2 || phrases.length > MOST_PHRASES) refuse(`2 to ${MOST_PHRASES} phrases`, phrases.length);
  for (const phrase of phrases) {
    if (phrase.length > LONGEST_PHRASE) refuse(`phrases of at most ${LONGEST_PHRASE} characters`, phrase.length);
    if (!/[\p{L}\p{N}]/u.test(phrase) || /[→\p{Cc}]/u.test(phrase)) refuse('words', JSON.stringify(phrase));
  }
  return rule;
}

export { effectWords } from './effect-words.ts';
export { createRuleBook, type RuleBook } from './rule-book.ts';

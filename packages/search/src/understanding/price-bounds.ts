/** A price named in a query, read as a filter. At least one bound is there; both belong to the range. */
export interface PriceBounds {
  readonly min?: number;
  readonly max?: number;
  /** As it was said: `under 50`. */
  readonly said: string;
}

export interface PriceReading {
  readonly price?: PriceBounds;
  /** The query without what was read as a price. */
  readonly rest: string;
}

/**
 * Reads `under 50`, `between 20 and 40 eur`, `$30-$60`, `50元以下` and the like, in English, German, French, Spanish and
 * Chinese. Only the first price counts. A number with a unit behind it (`under 50 cm`) is no price.
 */
export function readPrice(text: string): PriceReading {
  if (!/\d/.test(text)) return { rest: text };
  for (const { pattern, bounds } of FORMS) {
    const found = pattern.exec(text);
    if (found?.groups === undefined) continue;
    const { min, max } = bounds(found.groups);
    if (min === undefined && max === undefined) continue;
    const before = text.slice(0, found.index);
    const after = text.slice(found.index + found[0].length);
    return {
      price: { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), said: found[0].trim() },
      rest: `${before} ${after}`.replace(/\s+/g, ' ').trim(),
    };
  }
  return { rest: text };
}

interface Bounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

interface Form {
  readonly pattern: RegExp;
  readonly bounds: (groups: Readonly<Record<string, string | undefined>>) => Bounds;
}

/** Latin letters and digits. Spelt out: a Unicode class that ignores case takes longer to compile than a query to answer. */
const LETTER = String.raw`A-Za-z\d\u00c0-\u024f`;
const NUMBER = String.raw`\d{1,3}(?:[,.\s]\d{3})+(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?`;
const SIGN = String.raw`(?:[$€£¥₹]|(?:usd|eur|gbp|cny|rmb|chf)\s)`;
const NAME = String.raw`\s?(?:[$€£¥₹]|(?:dollars?|euros?|pounds?|usd|eur|gbp|cny|rmb|chf|bucks)(?![${LETTER}]))`;
/** What a number counts when it is no price: a length, a weight, an age. */
const NO_UNIT = String.raw`(?![\d%"″'′]|[.,]\d|\s?(?:cm|mm|m|km|kg|g|mg|lbs?|oz|ml|cl|l|inch(?:es)?|in|ft|feet|years?|yrs?|months?|mos?|days?|hours?|h|w|watts?|v|volts?|mah|gb|tb|mb|hz|pcs|pieces?|packs?|percent|jahren?|monaten?|ans|años)(?![${LETTER}]))`;
const START = String.raw`(?<![${LETTER}])`;
const AMOUNT_END = String.raw`(?:${NAME}|${NO_UNIT})`;

const amount = (name: string): string => String.raw`${SIGN}?\s?(?<${name}>${NUMBER})`;
const form = (source: string, bounds: Form['bounds']): Form => ({ pattern: new RegExp(source, 'i'), bounds });

const BETWEEN: Form['bounds'] = ({ a, b }) => {
  const [one, other] = [numberOf(a), numberOf(b)];
  return { min: Math.min(one, other), max: Math.max(one, other) };
};
const AT_MOST: Form['bounds'] = ({ a }) => ({ max: numberOf(a) });
const AT_LEAST: Form['bounds'] = ({ a }) => ({ min: numberOf(a) });

const YUAN = String.raw`(?:元|块钱|块|塊|人民币|rmb)`;

const FORMS: readonly Form[] = [
  form(
    String.raw`${START}(?:between|zwischen|entre)\s+${amount('a')}(?:${NAME})?\s+(?:and|und|et|y)\s+${amount('b')}${AMOUNT_END}`,
    BETWEEN,
  ),
  // Without a currency `10-12` is a size or an age.
  form(String.raw`${START}${SIGN}\s?(?<a>${NUMBER})\s?(?:-|–|to)\s?${amount('b')}(?:${NAME})?`, BETWEEN),
  form(String.raw`${START}(?<a>${NUMBER})\s?(?:-|–|to|bis)\s?(?<b>${NUMBER})${NAME}`, BETWEEN),
  form(String.raw`(?<a>${NUMBER})\s?(?:${YUAN})?\s?(?:-|–|~|到|至)\s?(?<b>${NUMBER})\s?${YUAN}`, BETWEEN),
  form(String.raw`(?<a>${NUMBER})\s?${YUAN}?\s?(?:以下|以内|之内)`, AT_MOST),
  form(String.raw`(?:低于|少于|不超过|不到)\s?(?<a>${NUMBER})\s?${YUAN}?`, AT_MOST),
  form(String.raw`(?<a>${NUMBER})\s?${YUAN}?\s?以上`, AT_LEAST),
  form(String.raw`(?:高于|超过)\s?(?<a>${NUMBER})\s?${YUAN}?`, AT_LEAST),
  form(
    String.raw`${START}(?:under|below|less\s+than|cheaper\s+than|up\s+to|at\s+most|max(?:imum)?|unter|weniger\s+als|höchstens|moins\s+de|menos\s+de)\s+${amount('a')}${AMOUNT_END}`,
    AT_MOST,
  ),
  form(
    String.raw`${START}(?:over|above|more\s+than|at\s+least|min(?:imum)?|über|mehr\s+als|mindestens|plus\s+de|más\s+de)\s+${amount('a')}${AMOUNT_END}`,
    AT_LEAST,
  ),
];

/** `1,299.50`, `1.299,50` and `1 299` alike: a separator with three digits behind it groups, any other is the decimal point. */
function numberOf(said: string | undefined): number {
  const grouped = (said ?? '').replace(/[,.\s](?=\d{3}(?!\d))/g, '');
  return Number(grouped.replace(',', '.'));
}

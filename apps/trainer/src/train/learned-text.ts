import { itemText } from '@fusionrank/domain/item';
import { INTERACTION_WEIGHT } from '@fusionrank/domain/profile';
import type { OnProgress } from '@fusionrank/domain/progress';
import { createRng, shuffled } from '@fusionrank/domain/rng';
import type { LoggedImpression, TrainingLog } from '@fusionrank/feature-store';
import {
  selfSupervisedPairs,
  trainTextEncoder,
  type LearnedTextEncoder,
  type TextEncoderConfig,
  type TextEncoderResult,
  type TextPair,
} from '@fusionrank/model/encoders';
import type { ShopCatalogue } from './shop-catalogue.ts';

/** How the shop's own text encoder is trained; `none` leaves text to the frozen one. */
export type LearnedTextSetting =
  { readonly kind: 'none' } | { readonly kind: 'learned'; readonly config?: Partial<TextEncoderConfig> };

export interface LearnedTextRequest {
  readonly log: TrainingLog;
  readonly catalogue: ShopCatalogue;
  /** Pairs are taken from what was shown and touched before this instant, before any training example (docs/decisions/0004). */
  readonly until: Date;
  readonly seed: number;
  readonly setting: LearnedTextSetting;
  readonly onProgress?: OnProgress;
  readonly onNotice?: (sentence: string) => void;
  readonly signal?: AbortSignal;
}

export interface LearnedText {
  readonly encoder: LearnedTextEncoder;
  /** Plain JSON: what it was trained on and how well it finds items, for the artifact. */
  readonly report: Readonly<Record<string, unknown>>;
}

/** Fewest pairs of a query and an item that a shopper chose, from which queries teach more than the products' own texts do. */
const MIN_PAIRS = 500;
/** Pairs read, at most, so that a large shop's encoder takes minutes: the latest clicks, and products drawn at random. */
const MAX_PAIRS = 100_000;
const MAX_OWN_PAIRS = 8_000;
const OWN_EPOCHS = 2;

/**
 * The shop's own text encoder: first of the products' own texts, then of what shoppers asked and chose. Undefined when it is
 * not wanted or the catalogue says too little.
 */
export async function learnText(request: LearnedTextRequest): Promise<LearnedText | undefined> {
  const { setting, catalogue, seed } = request;
  if (setting.kind === 'none') return undefined;
  const own = shuffled(selfSupervisedPairs(catalogue.items), createRng(`${seed}/own texts`)).slice(0, MAX_OWN_PAIRS);
  const ownTexts = await train(own, request, { config: { direction: 'both directions', maxEpochs: OWN_EPOCHS } });
  const chosen = await chosenPairs(request);
  const enough = chosen.length >= MIN_PAIRS;
  if (!enough) tellOfFew(request, chosen.length, ownTexts);
  const queries = enough ? await train(chosen, request, { start: ownTexts?.encoder }) : undefined;
  const encoder = (queries ?? ownTexts)?.encoder;
  if (encoder === undefined) return undefined;
  return {
    encoder,
    report: {
      ownTexts: ownTexts && { pairs: own.length, ...qualityOf(ownTexts) },
      queries: queries && { pairs: chosen.length, ...qualityOf(queries) },
    },
  };
}

function tellOfFew({ onNotice }: LearnedTextRequest, pairs: number, ownTexts: TextEncoderResult | undefined): void {
  const instead =
    ownTexts === undefined ? 'text is left to the frozen encoder' : "it learns from the products' own texts alone";
  onNotice?.(
    `text encoder: ${pairs} choices after a query before the training examples, fewer than ${MIN_PAIRS}: ${instead}`,
  );
}

/** Fewest distinct queries: fewer can't be parted into learned and judged ones. */
const MIN_QUERIES = 20;

async function train(
  pairs: readonly TextPair[],
  { setting, seed, onProgress, signal }: LearnedTextRequest,
  { config, start }: { readonly config?: Partial<TextEncoderConfig>; readonly start?: LearnedTextEncoder | undefined },
): Promise<TextEncoderResult | undefined> {
  if (new Set(pairs.map(({ query }) => query)).size < MIN_QUERIES) return undefined;
  const settings = setting.kind === 'learned' ? setting.config : undefined;
  return trainTextEncoder(
    pairs,
    { ...settings, ...config },
    {
      seed,
      ...(start === undefined ? {} : { start }),
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(signal === undefined ? {} : { signal }),
    },
  );
}

const qualityOf = ({ before, after, epochs, bestEpoch }: TextEncoderResult) => ({ before, after, epochs, bestEpoch });

/** What was chosen after a query, in the order it was shown. */
async function chosenPairs({ log, catalogue, until }: LearnedTextRequest): Promise<readonly TextPair[]> {
  const pairs: TextPair[] = [];
  for await (const { query, impressions } of log.slates({ until, labelsUntil: until })) {
    if (query.trim() === '') continue;
    for (const impression of impressions) {
      const weight = weightOf(impression);
      const row = catalogue.rowOf(impression.itemId);
      const item = row === undefined ? undefined : catalogue.items[row];
      if (weight > 0 && item !== undefined) pairs.push({ query, item: itemText(item), weight });
    }
  }
  return pairs.slice(-MAX_PAIRS);
}

function weightOf({ clicked, carted, purchased }: LoggedImpression): number {
  if (purchased) return INTERACTION_WEIGHT.purchase;
  if (carted) return INTERACTION_WEIGHT.cart;
  return clicked ? INTERACTION_WEIGHT.click : 0;
}

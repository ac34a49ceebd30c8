import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@fusionrank/domain/clock';
import { parseItemId } from '@fusionrank/domain/id';
import type { CatalogItem } from '@fusionrank/domain/item';
import type { FeatureStore } from '@fusionrank/feature-store';
import { askSearch, type SearchAnswer } from '../http/answers.ts';
import type { Question } from '../http/questions.ts';

export interface ProbeRequest {
  readonly store: Pick<FeatureStore, 'catalog'>;
  readonly url: string;
  readonly questions: readonly Question[];
  /** Products that others ask about by their id: they stay, as who asks about one that is gone is told so, by an error. */
  readonly kept: ReadonlySet<string>;
  readonly clock: Clock;
  /** Checked between two updates. */
  readonly until: () => boolean;
}

export interface ProbedUpdates {
  readonly withdrawn: number;
  readonly repriced: number;
  /** Answers that were looked at a second and more after the change. */
  readonly answers: number;
  /** What was wrong in them, one sentence each. */
  readonly wrong: readonly string[];
}

/** What the engine promises: a change is in every answer from here on. */
const PROMISED_MS = 1_000;
const ANSWERS = 4;
const PAUSE_MS = 250;

/**
 * While others ask: takes a product out of the shop that an answer has just shown, and a second later looks for it in new answers, on a first page or
 * on the next one of a ranking from before; brings it back at another price, and looks for that.
 */
export async function probeUpdates(request: ProbeRequest): Promise<ProbedUpdates> {
  const tally = { withdrawn: 0, repriced: 0, answers: 0, wrong: [] as string[] };
  for (let turn = 0; !request.until(); turn++) {
    const question = request.questions[turn % request.questions.length];
    if (question === undefined) break;
    const { shown, ask } = await freshAnswer(request.url, question, turn);
    const id = shown.edges.map(({ node }) => node.id).find((one) => !request.kept.has(one));
    const [item] = id === undefined ? [] : await request.store.catalog.byIds([parseItemId(id)]);
    if (item === undefined) continue;
    await withdraw(item, ask, { ...request, tally });
    await bringBack(item, question, { ...request, tally });
  }
  return tally;
}

interface Tallying extends ProbeRequest {
  readonly tally: { withdrawn: number; repriced: number; answers: number; wrong: string[] };
}

type Ask = () => Promise<SearchAnswer>;

/** Every other turn the second page of a ranking, which was made before what happens next. */
async function freshAnswer(
  url: string,
  question: Question,
  turn: number,
): Promise<{ readonly shown: SearchAnswer; readonly ask: Ask }> {
  const first = await askSearch(url, question);
  const { endCursor, hasNextPage } = first.pageInfo;
  if (turn % 2 === 0 || !hasNextPage || endCursor === null)
    return { shown: first, ask: () => askSearch(url, question) };
  return { shown: await askSearch(url, question, endCursor), ask: () => askSearch(url, question, endCursor) };
}

async function withdraw(item: CatalogItem, ask: Ask, { store, tally }: Tallying): Promise<void> {
  await store.catalog.withdraw([item.id]);
  tally.withdrawn++;
  await sleep(PROMISED_MS);
  for (let i = 0; i < ANSWERS; i++) {
    const { edges } = await ask();
    tally.answers++;
    if (edges.some(({ node }) => node.id === item.id)) tally.wrong.push(`${item.id} was withdrawn and shown`);
    await sleep(PAUSE_MS);
  }
}

/** A price that no product has tells its answer apart. */
async function bringBack(item: CatalogItem, question: Question, { store, url, clock, tally }: Tallying): Promise<void> {
  const price = item.price && { ...item.price, amount: (Number(item.price.amount) + 0.03).toFixed(2) };
  await store.catalog.upsert([{ ...item, ...(price && { price }), updatedAt: clock() }]);
  tally.repriced++;
  await sleep(PROMISED_MS);
  for (let i = 0; i < ANSWERS; i++) {
    const { edges } = await askSearch(url, question);
    tally.answers++;
    const again = edges.find(({ node }) => node.id === item.id);
    if (again !== undefined && again.node.price?.amount !== price?.amount)
      tally.wrong.push(
        `${item.id} costs ${price?.amount ?? 'nothing'} and was shown at ${again.node.price?.amount ?? 'nothing'}`,
      );
    await sleep(PAUSE_MS);
  }
}

import type { SearchHitFragment } from '@fusionrank/client';
import { cardOf } from './card.ts';
import { facetsOf } from './facets.ts';
import type { Chosen } from './facets.ts';
import { openShop } from './shop.ts';

/** `?gateway=` names another than the one that `fusionrank start` opens. */
const gateway = new URLSearchParams(location.search).get('gateway') ?? 'http://127.0.0.1:4000';
const { client, events } = openShop(gateway);

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`expected ${selector} on the page, found nothing`);
  return found;
}
const form = element('#search') as HTMLFormElement;
const text = element('#text') as HTMLInputElement;
const suggestions = element('#suggestions');
const results = element('#results');
const facets = element('#facets');
const summary = element('#summary');
const more = element('#more') as HTMLButtonElement;
const similar = element('#similar') as HTMLDialogElement;
const consent = element('#consent') as HTMLInputElement;

const PAGE = 24;
let chosen: Chosen = new Map();
/** Of the request that is under way: a newer one ends it. */
let searching = new AbortController();
let after: string | null = null;

const inputNow = () => ({
  text: text.value,
  filters: [...chosen].map(([key, values]) => ({ terms: { key, anyOf: [...values] } })),
});
let input = inputNow();

async function search(): Promise<void> {
  searching.abort();
  searching = new AbortController();
  input = inputNow();
  const outcome = await client.search({ input, first: PAGE }, { signal: searching.signal });
  if (outcome.kind === 'aborted') return;
  if (outcome.kind !== 'answered') {
    showFailure(outcome);
    return;
  }
  const { edges, totalCount, correctedText, pageInfo } = outcome.data;
  const roughly = totalCount.relation === 'AT_LEAST' ? 'at least ' : '';
  const corrected = correctedText ? `, searched for “${correctedText}”` : '';
  summary.textContent = `${roughly}${totalCount.value} products${corrected}`;
  results.replaceChildren(...edges.map(hitCard));
  facets.replaceChildren(
    ...facetsOf(outcome.data.facets, (now) => {
      chosen = now;
      void search();
    }),
  );
  goOn(pageInfo);
}

async function nextPage(): Promise<void> {
  if (after === null) return;
  const outcome = await client.nextPage({ input, first: PAGE, after }, { signal: searching.signal });
  if (outcome.kind === 'aborted') return;
  // The ranking is no longer kept, as after half an hour: begin anew.
  if (outcome.kind === 'refused' && outcome.code === 'CURSOR_EXPIRED') return search();
  if (outcome.kind !== 'answered') {
    showFailure(outcome);
    return;
  }
  results.append(...outcome.data.edges.map(hitCard));
  goOn(outcome.data.pageInfo);
}

function goOn({ hasNextPage, endCursor }: { readonly hasNextPage: boolean; readonly endCursor?: string | null }): void {
  after = hasNextPage ? (endCursor ?? null) : null;
  more.hidden = after === null;
}

function showFailure(failure: { readonly kind: string; readonly message?: string }): void {
  summary.textContent = failure.message ?? `The shop can't be reached (${failure.kind}). Try again in a moment.`;
}

/** The token says which search, which place: a click is worth more for it. */
function hitCard({ node, trackingToken }: Pick<SearchHitFragment, 'node' | 'trackingToken'>): HTMLLIElement {
  return cardOf({
    product: node,
    onOpen: () => {
      events.track({ click: { trackingToken } });
      void showSimilar(node.id);
    },
    onCart: () => {
      events.track({ addToCart: { productId: node.id, trackingToken } });
    },
  });
}

async function showSimilar(productId: string): Promise<void> {
  const outcome = await client.similarItems({ productId, first: 6 });
  const edges = outcome.kind === 'answered' ? outcome.data.edges : [];
  element('#similar ol').replaceChildren(...edges.map(hitCard));
  if (!similar.open) similar.showModal();
}

let suggesting = new AbortController();
async function suggest(): Promise<void> {
  suggesting.abort();
  suggesting = new AbortController();
  const outcome = await client.suggest({ prefix: text.value }, { signal: suggesting.signal, timeoutMs: 1_000 });
  // Completions are a nicety: a page that has none says nothing of it.
  if (outcome.kind !== 'answered') return;
  suggestions.replaceChildren(
    ...outcome.data.map((one) => Object.assign(document.createElement('option'), { value: one.text })),
  );
}

consent.checked = localStorage.getItem('consent') === 'given';
consent.addEventListener('change', () => {
  localStorage.setItem('consent', consent.checked ? 'given' : 'not-given');
  if (consent.checked) events.giveConsent();
  else events.withdrawConsent();
});
text.addEventListener('input', () => void suggest());
more.addEventListener('click', () => void nextPage());
form.addEventListener('submit', (event) => {
  event.preventDefault();
  chosen = new Map();
  void search();
});
void search();

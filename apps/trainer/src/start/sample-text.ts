import type { Sample, SampleAnswer, SampleHit } from './sample-query.ts';

const PRICE_WIDTH = 12;

/** The sample's answers one below the other, each with place, score, price and title. */
export function sampleText({ query, answers }: Sample): string {
  return answers.map((answer) => answerText(query, answer)).join('\n\n');
}

function answerText(query: string, { shopper, hits, totalCount, model, degraded, totalMs }: SampleAnswer): string {
  const without = degraded.length === 0 ? '' : `, ${degraded.join(', ')}`;
  const head = `“${query}” for ${shopper === undefined ? 'a stranger' : `shopper ${shopper}`} (${totalCount.toLocaleString('en')} matches, ranked by ${model} in ${totalMs.toFixed(0)} ms${without})`;
  return [head, ...hits.map(hitText)].join('\n');
}

/** The title stands last: it may be long, or of wide characters. */
function hitText({ title, price, score }: SampleHit, place: number): string {
  return `  ${place + 1}.  ${score.toFixed(3)}  ${(price ?? 'no price').padStart(PRICE_WIDTH)}  ${title}`;
}

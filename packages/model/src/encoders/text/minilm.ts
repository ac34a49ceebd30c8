import { readFile } from 'node:fs/promises';
import { Tokenizer } from '@huggingface/tokenizers';
import { Tensor, type InferenceSession } from 'onnxruntime-node';
import { toUnit } from '../../linear-algebra/unit.ts';
import { openSession } from '../onnx-session.ts';
import { locateWeights, weightsFile } from '../weights/locate-weights.ts';
import { MINILM_WEIGHTS } from '../weights/pinned-weights.ts';

export const MINILM_DIMENSION = 384;

/** Longest text that is read, in word pieces; the rest is left out. */
const MAX_TOKENS = 128;
/** What one run holds: texts times the longest of them, in word pieces. */
const TOKENS_PER_RUN = 512;

/** What we use of the tokenizer; the package's own types can't be resolved from an ES module. */
interface WordPieceTokenizer {
  encode(text: string): { readonly ids: readonly number[] };
}
const WordPieceTokenizer = Tokenizer as unknown as new (vocabulary: object, config: object) => WordPieceTokenizer;

/** all-MiniLM-L6-v2: unit vectors of texts in Latin script, English above all. */
export interface MiniLm {
  encode(texts: readonly string[]): Promise<Float32Array[]>;
  close(): Promise<void>;
}

export async function openMiniLm(threads?: number): Promise<MiniLm> {
  const files = await locateWeights(MINILM_WEIGHTS);
  const json = async (name: string): Promise<object> =>
    JSON.parse(await readFile(weightsFile(files, name), 'utf8')) as object;
  const tokenizer = new WordPieceTokenizer(await json('tokenizer.json'), await json('tokenizer_config.json'));
  const session = await openSession(weightsFile(files, 'onnx/model_q4.onnx'), threads);
  return {
    encode: (texts) =>
      encodeAll(
        session,
        texts.map((text) => tokenIds(tokenizer, text)),
      ),
    close: () => session.release(),
  };
}

function tokenIds(tokenizer: WordPieceTokenizer, text: string): readonly number[] {
  const { ids } = tokenizer.encode(text);
  const last = ids.at(-1);
  return ids.length <= MAX_TOKENS || last === undefined ? ids : [...ids.slice(0, MAX_TOKENS - 1), last];
}

/** Texts of like length share a run, so that little is spent on padding. */
async function encodeAll(session: InferenceSession, texts: readonly (readonly number[])[]): Promise<Float32Array[]> {
  const vectors = new Array<Float32Array>(texts.length);
  const byLength = texts.map((ids, index) => ({ ids, index })).sort((a, b) => a.ids.length - b.ids.length);
  for (let start = 0; start < byLength.length;) {
    const end = endOfRun(
      byLength.map(({ ids }) => ids.length),
      start,
    );
    const run = byLength.slice(start, end);
    const encoded = await encodeRun(
      session,
      run.map(({ ids }) => ids),
    );
    run.forEach(({ index }, i) => {
      vectors[index] = encoded[i] ?? new Float32Array(MINILM_DIMENSION);
    });
    start = end;
  }
  return vectors;
}

function endOfRun(lengths: readonly number[], start: number): number {
  let end = start + 1;
  while (end < lengths.length && (lengths[end] ?? 0) * (end + 1 - start) <= TOKENS_PER_RUN) end++;
  return end;
}

async function encodeRun(session: InferenceSession, texts: readonly (readonly number[])[]): Promise<Float32Array[]> {
  const width = Math.max(...texts.map((ids) => ids.length));
  const shape = [texts.length, width];
  const ids = new BigInt64Array(texts.length * width);
  const mask = new BigInt64Array(texts.length * width);
  texts.forEach((text, row) => {
    text.forEach((id, column) => {
      ids[row * width + column] = BigInt(id);
      mask[row * width + column] = 1n;
    });
  });
  const output = await session.run({
    input_ids: new Tensor('int64', ids, shape),
    attention_mask: new Tensor('int64', mask, shape),
    token_type_ids: new Tensor('int64', new BigInt64Array(ids.length), shape),
  });
  const hidden = output['last_hidden_state'];
  if (hidden?.type !== 'float32') throw new Error('MiniLM must give last_hidden_state as float32');
  const states = hidden.data as Float32Array;
  return texts.map((text, row) => meanOfStates(states.subarray(row * width * MINILM_DIMENSION), text.length));
}

/** Mean over a text's word pieces, padding left out, at unit length. */
function meanOfStates(states: Float32Array, tokens: number): Float32Array {
  const sum = new Float32Array(MINILM_DIMENSION);
  for (let i = 0; i < tokens * MINILM_DIMENSION; i++) {
    sum[i % MINILM_DIMENSION] = (sum[i % MINILM_DIMENSION] ?? 0) + (states[i] ?? 0);
  }
  return toUnit(sum);
}

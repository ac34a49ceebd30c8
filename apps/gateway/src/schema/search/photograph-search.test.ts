import { createHash } from 'node:crypto';
import type { CatalogItem } from '@fusionrank/domain/item';
import { IMAGE_ENCODER_NAME, openImageEncoder } from '@fusionrank/model/encoders';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { drawPng } from '../../testing/draw-png.ts';
import { openTestGateway } from '../../testing/open-test-gateway.ts';
import type { TestGateway } from '../../testing/open-test-gateway.ts';
import { shoeShop } from '../../testing/shoe-shop.ts';
import { writeModel } from '../../testing/write-model.ts';
import { MOST_PHOTOGRAPH_CHARACTERS } from './photograph-size.ts';

/** Discs that grow and change colour, on stripes that grow narrower: no two shoes look the same. */
function pictureOf(shoe: number, side = 160): Buffer {
  const radius = 0.15 + 0.01 * shoe;
  return drawPng(side, (x, y) => {
    if (Math.hypot(x - 0.5, y - 0.5) < radius) return [20 + 8 * shoe, (90 * shoe) % 256, 200 - 6 * shoe];
    return Math.floor(y * (4 + shoe)) % 2 === 0 ? [255, 255, 255] : [(50 * shoe) % 256, 180, 120];
  });
}

const pictures = new Map<string, Buffer>();
/** Every shoe has its picture; the mug has none. */
const items: readonly CatalogItem[] = shoeShop().map((item, i) => {
  if (item.id === 'mug') return item;
  const bytes = pictureOf(i);
  const hash = createHash('sha256').update(bytes).digest('hex');
  pictures.set(hash, bytes);
  return { ...item, image: { status: 'present', hash, width: 160, height: 160 } };
});

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openTestGateway(items);
});
afterAll(() => gateway.close());

const SEARCH = `query Search($input: SearchInput!, $first: Int!, $after: String) {
  searchRanked(input: $input, first: $first, after: $after) {
    searchId
    totalCount { value relation }
    edges { score sources node { id } explanation { contributions { part evidence } } }
    pageInfo { endCursor }
    degraded
    model { name }
  }
}`;
const ask = (input: object, page: { first?: number; after?: string } = {}) =>
  gateway.ask(SEARCH, { role: 'ANALYST', variables: { input, first: 24, ...page } });
async function search(input: object, page: { first?: number; after?: string } = {}) {
  const { data, errors } = await ask(input, page);
  expect(errors).toBeUndefined();
  return data.searchRanked;
}
const upload = (bytes: Buffer) => ({ image: { base64: bytes.toString('base64') } });

describe('before a model that knows pictures is live', () => {
  test('a photograph is left out, and the answer says so', async () => {
    const alone = await search(upload(pictureOf(3)));
    expect(alone.totalCount).toEqual({ value: 31, relation: 'EXACT' });
    expect(alone.degraded).toContain('PHOTOGRAPH_UNAVAILABLE');
    const worded = await search({ text: 'mug', ...upload(pictureOf(3)) });
    expect(worded.edges.map(({ node }) => node.id)).toEqual(['mug']);
  });

  test.each([
    [{ image: { base64: 'no base64!' } }, /^image.base64: expected base64/],
    [{ image: { base64: btoa('plain text that is long enough for a header') } }, /expected a JPEG, PNG or WebP/],
    [{ image: { productId: 'mug' } }, /^image.productId: expected a product with a picture/],
    [{ text: 'shoe', textWeight: 2 }, /^textWeight: expected 0 to 1/],
  ])('%j is refused with what was expected', async (input, message) => {
    const { errors } = await ask(input);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(message) as string,
      path: ['searchRanked'],
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test('exactly one kind of image is asked by', async () => {
    const { errors } = await ask({ image: { base64: 'A'.repeat(500_000), productId: 'mug' } });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    // The wrong value is not sent back whole.
    expect(JSON.stringify(errors).length).toBeLessThan(3_000);
  });

  test('the largest photograph fits into a request; a body beyond it is refused before it is read', async () => {
    const tooLarge = await ask({ image: { base64: 'A'.repeat(MOST_PHOTOGRAPH_CHARACTERS + 4) } });
    expect(tooLarge.errors?.[0]?.message).toMatch(/^image.base64: expected at most/);
    const answer = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: SEARCH, variables: { padding: 'A'.repeat(MOST_PHOTOGRAPH_CHARACTERS + 70_000) } }),
    });
    expect(answer.status).toBe(413);
  });
});

describe('with a model that knows pictures', () => {
  beforeAll(async () => {
    const encoder = await openImageEncoder({ home: gateway.home });
    const encoded = await encoder.encode([...pictures.values()]);
    await encoder.close();
    const vectors = new Map([...pictures.keys()].map((hash, i) => [hash, encoded[i]!]));
    const { home, store } = gateway;
    const model = { encoder: IMAGE_ENCODER_NAME, vectors };
    await writeModel({ home, store, items, name: 'sees', users: [], pictures: model });
    await vi.waitFor(
      async () => {
        const { degraded } = await search(upload(pictureOf(3)));
        expect(degraded).toEqual([]);
      },
      { timeout: 30_000, interval: 100 },
    );
  }, 60_000);

  test.each([0, 7, 22])('the photograph of shoe %d finds it first, by its looks', async (shoe) => {
    const { edges, totalCount, model } = await search(upload(pictureOf(shoe)));
    expect(edges[0]).toMatchObject({ node: { id: items[shoe]?.id }, sources: ['VISUAL'] });
    expect(totalCount.relation).toBe('AT_LEAST');
    expect(model.name).toBe('network');
  });

  test('a larger photograph of it finds it as well, and its product’s id does', async () => {
    const larger = await search(upload(pictureOf(7, 800)));
    expect(larger.edges[0]?.node.id).toBe('shoe-07');
    const byId = await search({ image: { productId: 'shoe-07' } });
    expect(byId.edges[0]?.node.id).toBe('shoe-07');
  });

  test('an explanation tells how near the picture is', async () => {
    const { edges } = await search(upload(pictureOf(7)), { first: 1 });
    const match = edges[0]?.explanation?.contributions.find(({ part }) => part === 'QUERY_MATCH');
    expect(match?.evidence[0]).toMatch(/^its picture is near to the photograph \(cosine (1.00|0.99)\)$/);
  });

  test('filters hold', async () => {
    const filters = [{ terms: { key: 'colour', anyOf: ['Red'] } }];
    const { edges } = await search({ ...upload(pictureOf(7)), filters });
    expect(edges.length).toBeGreaterThan(0);
    for (const { node } of edges) expect(Number(String(node.id).slice('shoe-'.length)) % 3).toBe(1);
  });

  test('the next page goes on in the same ranking, for the same photograph alone', async () => {
    const asked = upload(pictureOf(7));
    const first = await search(asked, { first: 2 });
    const after = first.pageInfo.endCursor ?? '';
    const second = await search(
      { image: { base64: `data:image/png;base64,${asked.image.base64}` } },
      { first: 2, after },
    );
    expect(second.searchId).toBe(first.searchId);
    const other = await ask(upload(pictureOf(8)), { first: 2, after });
    expect(other.errors?.[0]?.message).toMatch(/^after: expected the same input/);
  });

  test('a picture that breaks off is refused', async () => {
    const { errors } = await ask(upload(pictureOf(7).subarray(0, 200)));
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(/^image.base64: expected a whole picture/) as string,
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test('the log says that a photograph was asked by, and keeps nothing of it', async () => {
    const append = vi.spyOn(gateway.store.events, 'append');
    const asked = [
      await search(upload(pictureOf(9))),
      await search({ image: { productId: 'shoe-09' } }),
      await search({ text: 'green' }),
    ].map(({ searchId }) => String(searchId));
    const logged = () =>
      append.mock.calls.flatMap(([events]) =>
        events.filter((event) => event.type === 'search' && asked.includes(event.slateId)),
      );
    await vi.waitFor(() => expect(logged()).toHaveLength(3));
    expect(logged()).toMatchObject([
      { query: '', photograph: 'upload' },
      { query: '', photograph: 'item' },
      { query: 'green' },
    ]);
    expect(logged()[2]).not.toHaveProperty('photograph');
    expect(JSON.stringify(logged()).length).toBeLessThan(2_000);
  });
});

import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestGateway } from '../testing/open-test-gateway.ts';
import type { TestGateway } from '../testing/open-test-gateway.ts';
import { shoeShop } from '../testing/shoe-shop.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const TRUSTED = '{ viewer { role } }';
const SCHEMA = '{ __schema { queryType { name } } }';

let gateway: TestGateway;
/** As in production, and only for what is trusted. */
let closed: TestGateway;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'trusted-'));
  await writeFile(path.join(folder, 'viewer.graphql'), TRUSTED);
  await writeFile(path.join(folder, 'schema.graphql'), SCHEMA);
  gateway = await openTestGateway(shoeShop(), { FUSIONRANK_LIMIT_ALIASES: '3' });
  closed = await openTestGateway([], {
    FUSIONRANK_TRUSTED_DOCUMENTS: folder,
    FUSIONRANK_INTROSPECTION: 'auth',
  });
});
afterAll(async () => {
  await gateway.close();
  await closed.close();
  await rm(folder, { recursive: true });
});

interface Told {
  readonly status: number;
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
  readonly extensions?: { readonly requestId?: string };
}

async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Told> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, ...((await answer.json()) as Omit<Told, 'status'>) };
}

describe('GraphQL over HTTP: the audit of graphql-http', () => {
  const audits = serverAudits({ url: () => `${gateway.url}/graphql` });
  test.each(audits.map(({ id, name, fn }) => ({ id, name, fn })))('$id $name', async ({ name, fn }) => {
    const result = await fn();
    // What MUST hold is an error where it does not; SHOULD and MAY are told as warnings and notices.
    expect(result.status === 'error' ? result.reason : '', name).toBe('');
  });
});

describe('refuses, with a code, what was asked and what is allowed', () => {
  test('by its setting: four aliases, three being allowed', async () => {
    const { status, errors, extensions } = await post(gateway.url, {
      query: '{ a: __typename b: __typename c: __typename d: __typename }',
    });
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions).toEqual({ code: 'ALIAS_LIMIT_EXCEEDED', asked: 4, allowed: 3 });
    expect(extensions?.requestId).toMatch(/^[-0-9a-f]{36}$/);
  });

  test('one field over and over, told once', async () => {
    const { status, errors } = await post(gateway.url, { query: `{ ${'__typename '.repeat(101)} }` });
    expect(status).toBe(400);
    expect(errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'REPETITION_LIMIT_EXCEEDED', asked: 101, allowed: 100 },
    ]);
  });

  test('one field over and over before anything else is looked for', async () => {
    const { errors } = await post(gateway.url, { query: `{ ${'__typename '.repeat(101)} nonsense }` });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['REPETITION_LIMIT_EXCEEDED']);
  });

  test('too many tokens', async () => {
    const { status, errors } = await post(gateway.url, { query: `{ ${'__typename '.repeat(2_000)} }` });
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions['code']).toBe('TOKEN_LIMIT_EXCEEDED');
  });

  test('a page by its variable', async () => {
    const query = 'query ($n: Int!) { recommendations(placement: HOME, first: $n) { nodes { id } } }';
    const { status, errors } = await post(gateway.url, { query, variables: { n: 101 } });
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions).toEqual({ code: 'PAGE_SIZE_EXCEEDED', asked: 101, allowed: 100 });
    expect((await post(gateway.url, { query, variables: { n: 100 } })).errors).toBeUndefined();
  });

  test('the schema, of a stranger', async () => {
    expect(await post(closed.url, { query: SCHEMA })).toMatchObject({
      status: 403,
      errors: [{ extensions: { code: 'INTROSPECTION_REFUSED' } }],
    });
    expect((await post(closed.url, { query: SCHEMA }, { 'x-user-id': 'u1' })).status).toBe(200);
  });

  test('a name of no operation in the document', async () => {
    const { status, errors } = await post(gateway.url, { query: 'query A { __typename }', operationName: 'B' });
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions['code']).toBe('OPERATION_RESOLUTION_FAILURE');
  });

  test('a GET that a page elsewhere could make a browser send', async () => {
    const answer = await fetch(`${gateway.url}/graphql?query={__typename}`, {
      headers: { 'content-type': 'text/plain' },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });
});

describe('persisted queries', () => {
  const query = '{ viewer { id } }';
  const named = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });

  test('one that is not known is told so, is sent once with its text, and is known', async () => {
    const hash = sha256(query);
    expect((await post(gateway.url, named(hash))).errors?.[0]?.extensions['code']).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect((await post(gateway.url, { query, ...named(hash) })).errors).toBeUndefined();
    expect((await post(gateway.url, named(hash))).data).toMatchObject({ viewer: {} });
  });

  test('a text that is not what its hash says has a code of its own', async () => {
    const { status, errors } = await post(gateway.url, { query, ...named(sha256('other')) });
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions['code']).toBe('PERSISTED_QUERY_MISMATCH');
  });

  test('another version is a bad request', async () => {
    const { status, errors } = await post(gateway.url, { query, extensions: { persistedQuery: { version: 2 } } });
    expect([status, errors?.[0]?.extensions['code']]).toEqual([400, 'BAD_REQUEST']);
  });
});

describe('where only trusted documents run', () => {
  test('one runs, by its text or by its hash alone', async () => {
    const byHash = { extensions: { persistedQuery: { version: 1, sha256Hash: sha256(TRUSTED) } } };
    for (const body of [{ query: TRUSTED }, byHash]) {
      expect(await post(closed.url, body)).toMatchObject({ status: 200, data: { viewer: { role: 'ANONYMOUS' } } });
    }
  });

  test('no other does, nor becomes known', async () => {
    const query = '{ viewer { id } }';
    const body = { query, extensions: { persistedQuery: { version: 1, sha256Hash: sha256(query) } } };
    for (let i = 0; i < 2; i++) {
      expect(await post(closed.url, body)).toMatchObject({
        status: 400,
        errors: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }],
      });
    }
  });
});

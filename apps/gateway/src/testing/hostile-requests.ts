import type { Rng } from '@fusionrank/domain/rng';

/** What somebody sends who means ill, or is badly programmed. */
export interface HostileRequest {
  readonly kind: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** How much of the body is really sent before the connection is broken; all of it where absent. */
  readonly sentBytes?: number;
}

const JSON_TYPE = { 'content-type': 'application/json' };

type Draw = (rng: Rng) => Omit<HostileRequest, 'kind'>;

const KINDS: Readonly<Record<string, Draw>> = {
  deep: (rng) => {
    const depth = 5 + rng.below(600);
    return asked(`{ product(id: "a") { category { ${'parent { '.repeat(depth)} id ${'} '.repeat(depth)} } } }`);
  },
  wide: (rng) => asked(`{ viewer { ${'id role '.repeat(1 + rng.below(1_500))} } }`),
  aliased: (rng) => {
    const aliases = Array.from({ length: 1 + rng.below(400) }, (_, i) => `a${i}: __typename`);
    return asked(`{ ${aliases.join(' ')} }`);
  },
  'aliased searches': (rng) => {
    const one = (i: number): string => `s${i}: searchRanked(input: { text: "shoe ${i}" }, first: 100) { nodes { id } }`;
    return asked(`{ ${Array.from({ length: 1 + rng.below(60) }, (_, i) => one(i)).join(' ')} }`);
  },
  'lists in lists': (rng) => {
    const depth = 1 + rng.below(5);
    const first = 1 + rng.below(100);
    const inner = `similarItems(first: ${first}) { nodes { `.repeat(depth);
    return asked(`{ product(id: "mug") { ${inner} id ${'} } '.repeat(depth)} } }`);
  },
  'pages without end': (rng) =>
    asked('query ($n: Int!) { recommendations(placement: HOME, first: $n) { nodes { id } } }', {
      n: [2 ** 31 - 1, -1, 2 ** 53, 1e308][rng.below(4)],
    }),
  'fragments that hold each other': (rng) => {
    const count = 2 + rng.below(50);
    const fragments = Array.from(
      { length: count },
      (_, i) => `fragment F${i} on Product { id ...F${(i + 1) % count} }`,
    );
    return asked(`{ product(id: "a") { ...F0 } } ${fragments.join(' ')}`);
  },
  'fragments that double': (rng) => {
    const count = 2 + rng.below(60);
    const fragments = Array.from(
      { length: count },
      (_, i) => `fragment F${i} on Product { ...F${i + 1} ...F${i + 1} }`,
    );
    return asked(`{ product(id: "a") { ...F0 } } ${fragments.join(' ')} fragment F${count} on Product { id }`);
  },
  'one field over and over': (rng) =>
    asked(`{ ${'viewer { id } '.repeat(1 + rng.below(450))} ${'product(id: "a") { id } '.repeat(rng.below(60))} }`),
  directives: (rng) => asked(`{ viewer { id ${'@include(if: true) '.repeat(1 + rng.below(300))} } }`),
  introspection: (rng) => {
    const depth = rng.below(6);
    return asked(`{ __schema { types { ${'fields { type { '.repeat(depth)} name ${'} } '.repeat(depth)} } } }`);
  },
  'large variables': (rng) =>
    asked('query ($ids: [ID!]!) { products(ids: $ids) { id } }', {
      ids: Array.from({ length: rng.below(50_000) }, String),
    }),
  'variables in each other': (rng) => {
    const depth = rng.below(20_000);
    const text = `{"query":"{ __typename }","variables":{"a":${'['.repeat(depth)}${']'.repeat(depth)}}}`;
    return { headers: JSON_TYPE, body: Buffer.from(text) };
  },
  'a long text': (rng) =>
    asked('query ($t: String!) { searchRanked(input: { text: $t }) { nodes { id } } }', {
      t: 'é'.repeat(rng.below(200_000)),
    }),
  'no picture': (rng) =>
    asked('query ($b: String!) { searchRanked(input: { image: { base64: $b } }) { nodes { id } } }', {
      b: noise(rng, rng.below(60_000)).toString('base64'),
    }),
  'broken UTF-8': (rng) => ({
    headers: JSON_TYPE,
    body: Buffer.concat([Buffer.from('{"query":"{ viewer { id } } #'), noise(rng, 200), Buffer.from('"}')]),
  }),
  noise: (rng) => ({ headers: JSON_TYPE, body: noise(rng, rng.below(2_000)) }),
  'a wrong type': (rng) => ({
    headers: {
      'content-type': ['text/plain', 'application/xml', 'multipart/form-data', ';;;', ''][rng.below(5)] ?? '',
    },
    body: Buffer.from('{"query":"{ viewer { id } }"}'),
  }),
  'half a body': (rng) => {
    const body = Buffer.from(JSON.stringify({ query: '{ viewer { id } }' }));
    return { headers: JSON_TYPE, body, sentBytes: rng.below(body.length) };
  },
  'many in one': (rng) => ({
    headers: JSON_TYPE,
    body: Buffer.from(JSON.stringify(Array(1 + rng.below(500)).fill({ query: '{ viewer { id } }' }))),
  }),
  'keys of JavaScript': () => ({
    headers: JSON_TYPE,
    body: Buffer.from('{"query":"{ __typename }","variables":{"__proto__":{"x":1},"constructor":{"prototype":1}}}'),
  }),
  'a hash that is none': (rng) => ({
    headers: JSON_TYPE,
    body: Buffer.from(
      JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: [{}, 7, null, 'x'][rng.below(4)] } } }),
    ),
  }),
};

/** Of any kind; the same for the same generator. */
export function hostileRequest(rng: Rng): HostileRequest {
  const kinds = Object.keys(KINDS);
  const kind = kinds[rng.below(kinds.length)] ?? '';
  const draw = KINDS[kind];
  if (draw === undefined) throw new TypeError(`expected a kind of hostile request, got "${kind}"`);
  return { kind, ...draw(rng) };
}

function asked(query: string, variables: object = {}): Omit<HostileRequest, 'kind'> {
  return { headers: JSON_TYPE, body: Buffer.from(JSON.stringify({ query, variables })) };
}

const noise = (rng: Rng, length: number): Buffer => Buffer.from(Array.from({ length }, () => rng.below(256)));

import type { Examples } from './examples.ts';

/** One tab as GraphiQL takes it: variables and headers are JSON texts. */
export interface Tab {
  readonly query: string;
  readonly variables: string;
  readonly headers: string;
}

/** Explanations, times, others' profiles and models are for analysts; a gateway in development believes it. */
const ANALYST = { 'x-role': 'ANALYST' };
/** Rules are a merchandiser's. */
const MERCHANDISER = { 'x-role': 'MERCHANDISER' };

/** Ready to run, one subject each. */
export function tabsFor({ query, shoppers, productId }: Examples): readonly Tab[] {
  const [one = 'shopper-1', other = 'shopper-2'] = shoppers;
  const id = productId ?? 'product-1';
  return [
    tab(SEARCH, { input: { text: query } }, { 'x-user-id': one, ...ANALYST }),
    tab(SEARCH_OTHER, { input: { text: query } }, { 'x-user-id': other, ...ANALYST }),
    tab(WHY, { input: { text: query } }, { 'x-user-id': one, ...ANALYST }),
    tab(FILTERED, { input: { text: query, filters: [{ availability: ['IN_STOCK'] }], sort: 'RATING' } }),
    tab(BY_PHOTOGRAPH, { input: { image: { productId: id } } }, ANALYST),
    tab(SIMILAR, { id }),
    tab(PROFILE, { user: one }, ANALYST),
    tab(RECOMMENDATIONS, { user: one }, ANALYST),
    tab(RULES, { input: previewOf(query, id) }, MERCHANDISER),
    tab(METRICS, { query }, ANALYST),
    tab(MODEL, {}, ANALYST),
    tab(
      TRACK,
      { input: { events: [{ eventId: 'playground-1', payload: { click: { productId: id } } }] } },
      { 'x-user-id': 'playground' },
    ),
  ];
}

/** A draft that nobody else sees: the product first for these words. */
function previewOf(query: string, productId: string): object {
  return {
    search: { text: query },
    drafts: [
      {
        name: `${productId} first`,
        condition: { query: { match: 'EXACT', phrases: [query] } },
        action: { pin: { productId, position: 0 } },
      },
    ],
    first: 8,
  };
}

function tab(query: string, variables: object, headers: object = {}): Tab {
  return { query, variables: JSON.stringify(variables, null, 2), headers: JSON.stringify(headers, null, 2) };
}

const RESULTS = `    searchId
    totalCount { value relation }
    correctedText
    reading { price { min max said } mentions { key value } synonyms { said instead } unknownWords }
    relaxations { kind what }
    edges {
      position score sources
      node { id title brand { name } price { amount currency } image { url } simulated }
    }
    pageInfo { hasNextPage endCursor }
    facets(keys: ["brand", "colour", "price"], valuesFirst: 5) {
      key
      ... on TermsFacet { values { value count } otherCount }
      ... on RangeFacet { min max }
    }
    model { name version }
    degraded
    timing { totalMs stages { name ms } }`;

const SEARCH = `# Personalised multimodal search, for the shopper in the header x-user-id. Run it with Ctrl-Enter.
query SearchForOneShopper($input: SearchInput!) {
  searchRanked(input: $input, first: 8) {
${RESULTS}
  }
}
`;

const SEARCH_OTHER = `# The same words for a shopper of another taste: compare the order with the first tab.
query SearchForAnother($input: SearchInput!) {
  searchRanked(input: $input, first: 8) {
${RESULTS}
  }
}
`;

const WHY = `# Why is it here? What each part of the score brings, in log-odds over the average product. The parts add up.
query WhyIsItHere($input: SearchInput!) {
  searchRanked(input: $input, first: 5) {
    edges {
      position score
      node { id title }
      explanation {
        summary logit baselineLogit sources
        contributions { part shapley evidence }
      }
      unexplained
    }
    model { name version }
    degraded
  }
}
`;

const FILTERED = `# Filters and a sort, for a stranger.
query Filtered($input: SearchInput!) {
  searchRanked(input: $input, first: 8) {
    totalCount { value relation }
    nodes { id title availability rating { average count } category { id path } }
  }
}
`;

const BY_PHOTOGRAPH = `# What looks like a picture: here a product's own. For a photograph of yours, give image: { base64: "…" }
# (JPEG, PNG or WebP, up to 3 MiB) in place of productId; with "text" as well, textWeight says what the words count.
query ByPhotograph($input: SearchInput!) {
  searchRanked(input: $input, first: 8) {
    totalCount { value relation }
    edges {
      position score sources
      node { id title image { url } }
      explanation { summary contributions { part shapley evidence } }
    }
    degraded
    timing { totalMs stages { name ms } }
  }
}
`;

const SIMILAR = `# One product, and what looks like it, reads like it, is liked with it, all of them together, and what its buyers bought too.
query Similar($id: ID!) {
  product(id: $id) { id title image { url } }
  looks: similarItems(productId: $id, first: 5, mode: VISUAL) { ...Likeness }
  reads: similarItems(productId: $id, first: 5, mode: TEXTUAL) { ...Likeness }
  liked: similarItems(productId: $id, first: 5, mode: COLLABORATIVE) { ...Likeness }
  altogether: similarItems(productId: $id, first: 5, mode: MULTIMODAL) { ...Likeness }
  mostlyLooks: similarItems(productId: $id, first: 5, weights: { look: 3, text: 1 }) { ...Likeness }
  boughtToo: alsoBought(productId: $id, first: 5) { ...Likeness }
  trendingNow: trending(first: 5) { ...Likeness }
}

fragment Likeness on RecommendationConnection {
  edges { score node { id title image { url } } }
  degraded
}
`;

const PROFILE = `# What a shopper's doings say of their taste.
query Profile($user: ID) {
  userProfile(userId: $user) {
    ... on UserProfile {
      id interactionCount asOf
      affinities(first: 12) { kind label weight evidence }
      segments
      recentInteractions(first: 5) { nodes { kind occurredAt query product { id title } } }
      recommendations(first: 5) { items { position score reason product { id title } } }
      similarUsers(first: 5) { userId similarity }
      consent { personalization analytics }
    }
    ... on UserError { message }
  }
}
`;

const RECOMMENDATIONS = `# For the shopper's home page: nothing was asked for.
query Recommendations($user: ID) {
  recommendations(placement: HOME, first: 8, userId: $user) {
    requestId
    edges { position score sources node { id title brand { name } } }
    model { name version }
    degraded
  }
}
`;

const RULES = `# What a rule would do, before anybody else sees it: a product pinned to the first place for these words.
# createRule, publishRule, archiveRule and revertRule are in the docs on the left; ruleHistory says who changed what.
query PreviewARule($input: PreviewRulesInput!) {
  previewRules(input: $input) {
    __typename
    ... on RulesPreview {
      moves { product { id title } from to }
      after { items { position product { id title } rules { kind effect } } totalCount { value } }
    }
    ... on UserError { message path }
  }
  rules(first: 5) { nodes { id name status kind effect } totalCount { value } }
}
`;

const METRICS = `# What searches came to in the last 90 days, by day and by query; every number with how much stands behind it.
query Metrics($query: String!) {
  searchMetrics(window: { last: LAST_90D }) {
    from to asOf
    total { ...Numbers }
    series { from metrics { searches clickThroughRate { value } } }
    groups(by: QUERY, first: 5) { key metrics { ...Numbers } }
  }
  oneQuery: searchMetrics(window: { last: LAST_90D }, filter: { query: $query }) { total { ...Numbers } }
  failingQueries(by: NO_CLICKS, window: { last: LAST_90D }, first: 5) { nodes { query searches } }
}

fragment Numbers on SearchMetricValues {
  searches simulatedSearches
  clickThroughRate { value n } meanReciprocalRank { value n } ndcg { value n }
  addToCartRate { value n } conversionRate { value n } zeroResultRate { value n }
  revenue { currency amount perSearch }
  latencyMsP95 { value n } degradedShare { value n }
}
`;

const MODEL = `# What is in force here, and how well it did.
query Model {
  modelInfo {
    live {
      id publishedAt fingerprint
      modalities { name width items }
      crossFeatures
      metrics { path value }
    }
    problem
    catalogue { items version simulated loadedAt }
  }
}
`;

const TRACK = `# A click. Run it again: the same eventId counts as a duplicate. Then ask for the profile of "playground".
mutation Track($input: TrackEventsInput!) {
  trackEvents(input: $input) {
    accepted
    duplicates
    errors { ... on ValidationError { path code message } }
  }
}
`;

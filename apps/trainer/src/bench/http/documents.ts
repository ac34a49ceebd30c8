/** 15 fields of a product. */
const PRODUCT = `
  id title description simulated availability createdAt updatedAt
  brand { name }
  category { id name }
  breadcrumbs { name }
  image { url alt width height }
  price { amount currency }
  compareAtPrice { amount currency }
  rating { average count }
  attributes { key label values }
`;

const EDGE = `cursor position score sources trackingToken node { ${PRODUCT} }`;

/** A page of a shop: 24 products with 15 fields each, and the facets beside them. */
export const SEARCH = `query Search($text: String!, $shopper: ID, $after: String) {
  searchRanked(input: { text: $text }, userId: $shopper, first: 24, after: $after) {
    searchId correctedText degraded
    totalCount { value relation }
    pageInfo { hasNextPage endCursor }
    model { name version }
    timing { totalMs stages { name ms } }
    facets {
      key label
      ... on TermsFacet { values { value label count selected } otherCount }
      ... on RangeFacet { min max }
    }
    edges { ${EDGE} }
  }
}`;

/** The products that hold a word, the newest first: what the network thinks of them has no say. */
export const HOLDING = `query Holding($text: String!) {
  searchRanked(input: { text: $text, sort: NEWEST }, first: 24) { nodes { id } }
}`;

export const SIMILAR = `query Similar($product: ID!) {
  similarItems(productId: $product, first: 24) {
    requestId degraded
    pageInfo { hasNextPage endCursor }
    edges { ${EDGE} }
  }
}`;

/** What GraphQL itself costs: parsed, validated and executed like any other. */
export const TRIVIAL = `{ __typename }`;

export const bodyOf = (query: string, variables: object = {}): string => JSON.stringify({ query, variables });

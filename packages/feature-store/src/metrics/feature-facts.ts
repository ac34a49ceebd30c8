import type { Bind } from './bind.ts';
import type { TimeSpan } from './buckets.ts';

/**
 * Of what features are told: products that are sold now; products as they were shown, once a time; searches. The log keeps which
 * product was shown and not what it cost then: facts of products are those of now.
 */
export const FEATURE_SUBJECTS = ['catalogue', 'shown', 'searches'] as const;
export type FeatureSubject = (typeof FEATURE_SUBJECTS)[number];

/** What a feature speaks of: one of the network's blocks, or the request. */
export type FeatureModality = 'text' | 'image' | 'attributes' | 'numeric' | 'behaviour' | 'query';

interface FeatureDefinition {
  readonly name: string;
  readonly modality: FeatureModality;
  /** Of a product `p` that was acted on `acts` times in the window, or a search `s`; NULL: missing. */
  readonly sql: string;
}

const ITEM_FEATURES: readonly FeatureDefinition[] = [
  { name: 'titleLength', modality: 'text', sql: `nullif(length(p."title"), 0)` },
  { name: 'descriptionLength', modality: 'text', sql: `nullif(length(p."description"), 0)` },
  { name: 'imageMegapixels', modality: 'image', sql: `p."imageWidth"::float8 * p."imageHeight" / 1e6` },
  {
    name: 'attributeCount',
    modality: 'attributes',
    sql: `nullif((SELECT count(*) FROM jsonb_object_keys(p."attributes")), 0)`,
  },
  { name: 'categoryDepth', modality: 'attributes', sql: `nullif(cardinality(p."categoryPath"), 0)` },
  { name: 'price', modality: 'numeric', sql: `p."price"` },
  { name: 'discount', modality: 'numeric', sql: `1 - p."price" / nullif(p."compareAtPrice", 0)` },
  { name: 'ratingAverage', modality: 'numeric', sql: `p."ratingAverage"` },
  { name: 'ratingCount', modality: 'numeric', sql: `p."ratingCount"` },
  { name: 'interactions', modality: 'behaviour', sql: `p."acts"` },
];

const SEARCH_FEATURES: readonly FeatureDefinition[] = [
  { name: 'words', modality: 'query', sql: `nullif(cardinality(regexp_split_to_array(btrim(s."query"), '\\s+')), 0)` },
  { name: 'resultCount', modality: 'query', sql: `s."resultCount"` },
  { name: 'latencyMs', modality: 'query', sql: `s."latencyMs"` },
];

/** Before a shop attribute's key: the number that an attribute's first value is. */
const ATTRIBUTE = 'attribute:';
const NUMBER = '^-?[0-9]{1,15}(\\.[0-9]{1,15})?$';

export function modalityOfFeature(name: string): FeatureModality {
  const defined = [...ITEM_FEATURES, ...SEARCH_FEATURES].find((feature) => feature.name === name);
  return defined?.modality ?? 'attributes';
}

/** The CTEs `subjects`, a row each, and `facts`, their features: "name", "value" (NULL or no row: missing). */
export function factsSql(subject: FeatureSubject, span: TimeSpan, bind: Bind): string {
  const [$from, $until] = [`${bind(span.from)}::timestamptz`, `${bind(span.until)}::timestamptz`];
  if (subject === 'searches') {
    const within = `s."shownAt" >= ${$from} AND s."shownAt" < ${$until} AND (btrim(s."query") <> '' OR s."photograph" IS NOT NULL)`;
    return `
    WITH subjects AS MATERIALIZED (SELECT s.* FROM "SearchEvent" s WHERE ${within} ${consented('s')}),
    facts AS (SELECT f.* FROM subjects s CROSS JOIN LATERAL (VALUES ${valuesOf(SEARCH_FEATURES)}) f("name", "value"))`;
  }
  const items = `
    SELECT p.*, a."acts" FROM "Item" p LEFT JOIN (
      SELECT e."itemId", count(*) AS "acts" FROM "InteractionEvent" e
      WHERE e."occurredAt" >= ${$from} AND e."occurredAt" < ${$until} ${consented('e')} GROUP BY 1) a ON a."itemId" = p."id"`;
  const shown = `
    SELECT p.* FROM "ImpressionEvent" i JOIN (${items}) p ON p."id" = i."itemId"
    WHERE i."shownAt" >= ${$from} AND i."shownAt" < ${$until} ${consented('i')}`;
  return `
    WITH subjects AS MATERIALIZED (${subject === 'shown' ? shown : `${items} WHERE p."withdrawnAt" IS NULL`}),
    facts AS (
      SELECT f.* FROM subjects p CROSS JOIN LATERAL (VALUES ${valuesOf(ITEM_FEATURES)}) f("name", "value")
      UNION ALL
      SELECT '${ATTRIBUTE}' || a.key, (a.value->>0)::float8 FROM subjects p CROSS JOIN LATERAL jsonb_each(p."attributes") a
      WHERE jsonb_typeof(a.value) = 'array' AND a.value->>0 ~ '${NUMBER}')`;
}

const consented = (events: string): string =>
  `AND NOT EXISTS (SELECT FROM "Consent" c WHERE c."userId" = ${events}."userId" AND NOT c."analytics")`;

function valuesOf(features: readonly FeatureDefinition[]): string {
  return features.map(({ name, sql }) => `('${name}', (${sql})::float8)`).join(', ');
}

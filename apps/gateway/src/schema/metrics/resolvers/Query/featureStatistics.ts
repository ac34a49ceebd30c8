import { QUANTILES } from '@fusionrank/feature-store/metrics';
import type { FeatureModality as Modality, FeatureStatistics, TimeSpan } from '@fusionrank/feature-store/metrics';
import type { RequestContext } from '../../../../context/request-context.ts';
import { patienceOf } from '../../../../load/request-deadline.ts';
import type { FeatureModality, QueryfeatureStatisticsArgs, QueryResolvers } from '../../../types.generated.ts';
import { metricsWindow } from '../../metrics-window.ts';

export const featureStatistics: NonNullable<QueryResolvers['featureStatistics']> = async (_parent, args, context) => {
  const asOf = context.clock();
  const span = metricsWindow(args.window, asOf);
  const reference = await referenceOf(args, { span, asOf, modelVersions: context.modelVersions });
  const subject = SUBJECT[args.of];
  const found = await context.metrics.features(
    { subject, span, ...(reference && { reference }) },
    patienceOf(context.deadline),
  );
  return {
    of: args.of,
    from: span.from,
    to: span.until,
    asOf,
    reference: reference === undefined ? null : { from: reference.from, to: reference.until },
    features: found.filter((feature) => isAsked(feature, args)).map(shown),
  };
};

const SUBJECT = { CATALOGUE: 'catalogue', SHOWN: 'shown', SEARCHES: 'searches' } as const;

interface Asking {
  readonly span: TimeSpan;
  readonly asOf: Date;
  readonly modelVersions: RequestContext['modelVersions'];
}

/** As long a time before the live model was trained, or before the window where there is none or that would overlap it. */
async function referenceOf(
  { of, reference }: QueryfeatureStatisticsArgs,
  { span, asOf, modelVersions }: Asking,
): Promise<TimeSpan | undefined> {
  if (of === 'CATALOGUE') return undefined;
  if (reference !== null && reference !== undefined) return metricsWindow(reference, asOf);
  const trainedAt = (await modelVersions.live())?.createdAt;
  const until = trainedAt !== undefined && trainedAt < span.from ? trainedAt : span.from;
  return { from: new Date(until.getTime() - (span.until.getTime() - span.from.getTime())), until };
}

function isAsked(
  { feature, modality }: FeatureStatistics,
  { features, modality: wanted }: QueryfeatureStatisticsArgs,
): boolean {
  return (features?.includes(feature) ?? true) && (!wanted || MODALITY[modality] === wanted);
}

function shown({ modality, quantiles, drift, ...rest }: FeatureStatistics) {
  return {
    ...rest,
    modality: MODALITY[modality],
    quantiles: quantiles.map((value, i) => ({ share: QUANTILES[i] ?? 0, value })),
    drift: drift ?? null,
  };
}

const MODALITY = {
  text: 'TEXT',
  image: 'IMAGE',
  attributes: 'ATTRIBUTES',
  numeric: 'NUMERIC',
  behaviour: 'BEHAVIOUR',
  query: 'QUERY',
} as const satisfies Record<Modality, FeatureModality>;

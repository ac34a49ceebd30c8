import type { PublishedNumbers } from './benchmark-result.ts';
import type { Protocol } from './protocols/protocol.ts';

interface DatasetFacts extends PublishedNumbers {
  /** The folder's usual name. */
  readonly dataset: string;
  /** The data set by its extent, whatever its folder is called. */
  readonly counts: Readonly<Record<string, number>>;
}

/** What is published of a data set, recognised by its folder's name or by its extent. */
export function publishedNumbers(dataset: string, counts: Protocol['counts']): PublishedNumbers | undefined {
  const facts = FACTS.find(
    (each) => each.dataset === dataset || Object.entries(each.counts).every(([name, count]) => counts[name] === count),
  );
  return facts === undefined ? undefined : { protocol: facts.protocol, rows: facts.rows, caveat: facts.caveat };
}

type Row = PublishedNumbers['rows'][number];

/** Rows of `name: values`, values in the order of the metrics. */
function rows(source: string, metrics: readonly string[], table: Readonly<Record<string, readonly number[]>>): Row[] {
  return Object.entries(table).map(([name, values]) => ({
    name,
    source,
    values: Object.fromEntries(metrics.map((metric, i) => [metric, values[i] ?? NaN])),
  }));
}

const BABY = ['Recall@20', 'NDCG@20'] as const;
const BEAUTY = ['HR@5', 'NDCG@5', 'HR@10', 'NDCG@10'] as const;

const FACTS: readonly DatasetFacts[] = [
  {
    dataset: 'amazon-baby-mm',
    counts: { users: 19_445, items: 7_050, train: 118_551, valid: 21_682, test: 20_559 },
    protocol: 'The same train and test, all items ranked, items of training left out.',
    rows: [
      ...rows('MMSSL, table of its README', BABY, {
        'MF-BPR': [0.044, 0.02],
        VBPR: [0.0486, 0.0213],
        NGCF: [0.0591, 0.0261],
        MMGCN: [0.064, 0.0284],
        LightGCN: [0.0698, 0.0319],
        GRCN: [0.0754, 0.0336],
        LATTICE: [0.0829, 0.0368],
        BM3: [0.0839, 0.0361],
        MMSSL: [0.0962, 0.0422],
      }),
      ...rows('DiffMM, figures/performance.png', BABY, { DiffMM: [0.0975, 0.0411] }),
    ],
    caveat:
      'DiffMM’s own row is chosen on test: its DataHandler never loads the validation split. Numbers on another split of the same data (BM3, FREEDOM and MGCN papers) are not comparable. The published models read 4,096 numbers of each picture; the folder holds their nearest neighbours alone.',
  },
  {
    dataset: 'amazon-beauty-seq',
    counts: { users: 22_363, items: 12_101, actions: 198_502 },
    protocol: 'Leave one out over the same sequences, all items ranked, seen items left out.',
    rows: [
      ...rows('S3-Rec and TIGER papers', BEAUTY, {
        PopRec: [0.008, 0.0044, 0.0152, 0.0068],
        GRU4Rec: [0.0164, 0.0099, 0.0283, 0.0137],
        Caser: [0.0205, 0.0131, 0.0347, 0.0176],
        BERT4Rec: [0.0203, 0.0124, 0.0347, 0.017],
        HGN: [0.0325, 0.0206, 0.0512, 0.0266],
        FDSA: [0.0267, 0.0163, 0.0407, 0.0208],
        SASRec: [0.0387, 0.0249, 0.0605, 0.0318],
        'S3-Rec': [0.0387, 0.0244, 0.0647, 0.0327],
        TIGER: [0.0454, 0.0321, 0.0648, 0.0384],
      }),
      ...rows('a third party’s rerun, 3 seeds', BEAUTY, {
        'SASRec with cross-entropy': [0.0601, 0.042, 0.0859, 0.0503],
      }),
    ],
    caveat:
      'The papers’ rows are a low bar: the same SASRec, trained with cross-entropy, is half as good again, and an untuned co-visit kNN beats them all in NDCG. PopRec counts the test items into its popularity: without them it finds .0135 for .0152. Numbers against 99 sampled negatives are not comparable.',
  },
  {
    dataset: 'crowdflower-search',
    counts: { queries: 261, products: 10_158 },
    protocol: 'None: the competition published quadratic weighted kappa on labels that were never public.',
    rows: [],
    caveat: 'No NDCG is published on these judgements.',
  },
];

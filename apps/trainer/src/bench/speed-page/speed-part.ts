import { hostileReport } from '../hostile/hostile-report.ts';
import { httpReport } from '../http/http-report.ts';
import { lexicalReport } from '../lexical/lexical-report.ts';
import { rankReport } from '../rank/rank-report.ts';
import { scaleReport } from '../scale/scale-report.ts';
import { searchReport } from '../search/search-report.ts';
import { soakReport } from '../soak/soak-report.ts';
import { vectorsReport } from '../vectors/vectors-report.ts';
import type { BenchResults } from './bench-results.ts';
import { growthPlots } from './growth-plots.ts';

const BEGIN_MARK = '<!-- speed:begin';
const BEGIN = `${BEGIN_MARK} (written by \`fusionrank benchmarks\`; what stands outside of these marks is kept) -->`;
const END = '<!-- speed:end -->';

/** The generated part about speed: what each bench found, as it printed it, and the plots of growth. */
export function speedPart(results: BenchResults, imageOf: (plot: string) => string): string {
  const { lexical, vectors, rank, search, http, scale, soak, hostile } = results;
  const sections = [
    sectionOf('Words', 'lexical', lexical && { ...lexical, text: lexicalReport(lexical) }),
    sectionOf('Vectors', 'vectors', vectors && { ...vectors, text: vectorsReport(vectors) }),
    sectionOf('Ranking', 'rank', rank && { ...rank, text: rankReport(rank) }),
    sectionOf('The pipeline', 'search', search && { ...search, text: searchReport(search) }),
    sectionOf('Requests over HTTP', 'http', http && { ...http, text: httpReport(http) }),
    sectionOf('Growth', 'scale', scale && { ...scale, text: scaleReport(scale) }),
    ...growthPlots(results).map(
      ({ name, title }) => `![${title} against products, both logarithmic](${imageOf(name)})`,
    ),
    sectionOf('Soak', 'soak', soak && { ...soak, text: soakReport(soak) }),
    sectionOf('Attack', 'hostile', hostile && { ...hostile, text: hostileReport(hostile) }),
  ];
  return [BEGIN, '<!-- prettier-ignore-start -->', ...sections, '<!-- prettier-ignore-end -->', END].join('\n\n');
}

interface Reported {
  readonly measuredAt: string;
  /** As the bench prints it. */
  readonly text: string;
}

function sectionOf(title: string, bench: string, reported: Reported | undefined): string {
  const command = `fusionrank bench ${bench}`;
  if (reported === undefined) return `### ${title}\n\nNot measured yet: \`${command}\`.`;
  const day = reported.measuredAt.slice(0, 10);
  const source = `\`${command}\`, run of ${day}; the whole result is in \`benchmarks/results/bench-${bench}.json\`.`;
  return `### ${title}\n\n${source}\n\n\`\`\`text\n${reported.text}\n\`\`\``;
}

/** Puts the part where its marks are, or at the end. */
export function withSpeedPart(page: string, part: string): string {
  const begin = page.indexOf(BEGIN_MARK);
  const end = page.indexOf(END, begin);
  if (begin === -1 || end === -1) return `${page.trimEnd()}\n\n## Speed\n\n${part}\n`;
  return `${page.slice(0, begin)}${part}${page.slice(end + END.length)}`;
}

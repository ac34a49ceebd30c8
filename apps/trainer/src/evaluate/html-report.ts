import type { Estimate } from '@fusionrank/model/evaluation';
import { metricPlot } from './plots.ts';
import { probabilityLine } from './probability-line.ts';
import { METRICS, type EvaluationResult, type EvaluationTable, type PolicyRow } from './result.ts';

/** One self-contained page: tables and plots, nothing loaded from anywhere. */
export function htmlReport(result: EvaluationResult): string {
  const facts = `Model <code>${escaped(result.modelVersion)}</code> · ${result.catalogueItems.toLocaleString('en')} items · evaluated ${escaped(result.evaluatedAt)} · seed ${result.seed}`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>FusionRank evaluation</title><style>${STYLE}</style></head>
<body><h1>Evaluation</h1><p>${facts}</p>
<p>Means with 95&nbsp;% bootstrap intervals over queries. The last column is the model minus the policy on the same queries; an interval that stays clear of 0 is a difference that chance does not explain.</p>
${result.tables.map(section).join('\n')}
</body></html>
`;
}

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;color:#1f2933;max-width:960px;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{padding:.3rem .6rem;border-bottom:1px solid #e4e7eb;text-align:right;white-space:nowrap}
th:first-child,td:first-child{text-align:left}tr.model td{font-weight:600;color:#1d6f5c}small{color:#616e7c}.mark{background:#fff3c4;padding:0 .4rem;border-radius:3px}svg{max-width:100%;height:auto}`;

function section(table: EvaluationTable): string {
  const metrics = METRICS.filter((metric) => table.rows.some((row) => row.values[metric] !== undefined));
  const mark = table.simulated ? ' <span class="mark">simulated</span>' : '';
  const head = ['policy', ...metrics, 'model − policy'].map((name) => `<th>${name}</th>`).join('');
  const body = table.rows
    .map((row, i) => {
      const cells = metrics.map((metric) => `<td>${interval(row.values[metric])}</td>`).join('');
      return `<tr${i === 0 ? ' class="model"' : ''}><td>${escaped(row.policy)}</td>${cells}<td>${lift(row)}</td></tr>`;
    })
    .join('\n');
  const probabilities =
    table.probabilities === undefined ? '' : `<p>${escaped(probabilityLine(table.probabilities))}</p>`;
  const plots = metrics.map((metric) => metricPlot(table, metric) ?? '').join('\n');
  return `<section><h2>${escaped(table.title)}${mark}</h2><p>${escaped(table.protocol)} ${table.queries.toLocaleString('en')} queries.</p>
<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>${probabilities}${plots}</section>`;
}

function interval(estimate: Estimate | undefined): string {
  if (estimate === undefined) return '–';
  if (estimate.low === estimate.high) return estimate.mean.toFixed(3);
  return `${estimate.mean.toFixed(3)} <small>[${estimate.low.toFixed(3)}, ${estimate.high.toFixed(3)}]</small>`;
}

function lift(row: PolicyRow): string {
  return row.lift === undefined ? '' : interval(row.lift);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

import type { HostileBenchResult, Phase } from './bench-hostile.ts';

/** How shoppers fared, in sentences. */
export function hostileReport(result: HostileBenchResult): string {
  const { machine, shop, products, rate, attackers, slowConnections, ratePoints, quiet, attacked, afterwards } = result;
  const statuses = Object.entries(result.attack.statuses).map(([status, count]) => `${count} × ${status}`);
  const points = ratePoints === 0 ? 'no limit of points' : `${ratePoints.toLocaleString('en')} points a minute`;
  return [
    `${machine.cores} cores · ${machine.cpu} · Node ${machine.node}`,
    `${shop}: ${products.toLocaleString('en')} products, ${rate} searches/s of shoppers; ${attackers} hostile clients and ${slowConnections} slow connections of one address, ${points}`,
    phaseLine('quiet', quiet),
    phaseLine('attacked', attacked),
    phaseLine('afterwards', afterwards),
    `p99 under attack: ${result.p99Ratio.toFixed(2)} times the quiet one`,
    `${result.attack.requests} hostile requests: ${statuses.join(', ')}`,
  ].join('\n');
}

function phaseLine(name: string, { latency, failures, residentBytes }: Phase): string {
  const wrong = Object.entries(failures).map(([what, count]) => `, ${count} × ${what}`);
  const megabytes = Math.round(residentBytes / 2 ** 20);
  return `${name}: median ${latency.medianMs.toFixed(1)} ms, p99 ${latency.p99Ms.toFixed(1)} ms of ${latency.requests.toLocaleString('en')}, ${megabytes} MB${wrong.join('')}`;
}

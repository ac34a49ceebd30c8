import * as echarts from 'echarts';
import type { EvaluationTable, Metric, PolicyRow } from './result.ts';

const INK = '#1f2933';
const MODEL = '#1d6f5c';
const OTHER = '#9aa5b1';

type Point = readonly [x: number, y: number];

/** One metric of a table as bars with their intervals, best on top, as an SVG text; undefined where no policy has it. */
export function metricPlot(table: EvaluationTable, metric: Metric): string | undefined {
  const rows = table.rows
    .filter((row) => row.values[metric] !== undefined)
    .sort((a, b) => mean(a, metric) - mean(b, metric));
  if (rows.length === 0) return undefined;
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 720, height: 70 + rows.length * 30 });
  try {
    chart.setOption({
      animation: false,
      title: { text: metric, left: 0, textStyle: { fontSize: 14, color: INK } },
      grid: { left: 220, right: 70, top: 34, bottom: 30 },
      xAxis: { type: 'value', min: 0, axisLabel: { color: INK } },
      yAxis: { type: 'category', data: rows.map((row) => row.policy), axisLabel: { color: INK } },
      series: [bars(rows, metric, table.rows[0]?.policy), intervals(rows, metric)],
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

const mean = (row: PolicyRow, metric: Metric): number => row.values[metric]?.mean ?? 0;

function bars(rows: readonly PolicyRow[], metric: Metric, model: string | undefined): echarts.BarSeriesOption {
  return {
    type: 'bar',
    barWidth: 16,
    label: { show: true, position: 'insideLeft', color: '#fff', formatter: ({ value }) => Number(value).toFixed(3) },
    data: rows.map((row) => ({
      value: mean(row, metric),
      itemStyle: { color: row.policy === model ? MODEL : OTHER },
    })),
  };
}

/** A line from the interval's low to its high end with a cap on each, drawn over the bar. */
function intervals(rows: readonly PolicyRow[], metric: Metric): echarts.CustomSeriesOption {
  return {
    type: 'custom',
    data: rows.map((row, i) => [row.values[metric]?.low ?? 0, row.values[metric]?.high ?? 0, i]),
    encode: { x: [0, 1], y: 2 },
    renderItem: (_params, api) => {
      const [left = 0, y = 0] = api.coord([api.value(0), api.value(2)]);
      const [right = 0] = api.coord([api.value(1), api.value(2)]);
      const style = { stroke: INK, lineWidth: 1.5 };
      const line = ([x1, y1]: Point, [x2, y2]: Point) => ({ type: 'line' as const, shape: { x1, y1, x2, y2 }, style });
      return {
        type: 'group',
        children: [
          line([left, y], [right, y]),
          line([left, y - 4], [left, y + 4]),
          line([right, y - 4], [right, y + 4]),
        ],
      };
    },
  };
}

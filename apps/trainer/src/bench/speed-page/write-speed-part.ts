import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeWhole } from '../../evaluate/write-whole.ts';
import { readBenchResults } from './bench-results.ts';
import { drawGrowth, growthPlots } from './growth-plots.ts';
import { speedPart, withSpeedPart } from './speed-part.ts';

/** Writes what the benches found into a page that is there, and the plots beside it (`images/`); resolves to how many benches have run. */
export async function writeSpeedPart(page: string, folder: string): Promise<number> {
  const results = await readBenchResults(folder);
  const images = path.join(path.dirname(page), 'images');
  for (const plot of growthPlots(results)) {
    await mkdir(images, { recursive: true });
    await writeWhole(path.join(images, `${plot.name}.svg`), drawGrowth(plot));
  }
  const part = speedPart(results, (plot) => `images/${plot}.svg`);
  await writeWhole(page, withSpeedPart(await readFile(page, 'utf8'), part));
  return Object.keys(results).length;
}

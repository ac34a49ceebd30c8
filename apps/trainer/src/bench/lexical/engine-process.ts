import { ENGINES, type EngineName } from './engines/engines.ts';
import { type EngineMeasurement, type EnginePlan, measureEngine } from './measure-engine.ts';

/** What the process is sent once. */
export interface EngineOrder {
  readonly engine: EngineName;
  readonly plan: EnginePlan;
}

/** What it sends back before it ends. */
export type EngineReport = { readonly measured: EngineMeasurement } | { readonly failure: string };

// Who asked has ended: nobody waits for the answer.
process.once('disconnect', () => process.exit());
process.once('message', (order: EngineOrder) => {
  void report(order).then((answer) => process.send?.(answer, () => process.disconnect()));
});

async function report({ engine, plan }: EngineOrder): Promise<EngineReport> {
  const choice = ENGINES.find(({ name }) => name === engine);
  if (choice === undefined) return { failure: `no engine ${engine}` };
  try {
    return { measured: await measureEngine(choice, plan) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

import { readSample, findQuestions } from "./src/bench/http/questions.ts";
import { checkedCases } from "./src/bench/http/bench-http.ts";
import { startClients } from "./src/bench/http/client-process.ts";
import { measureStages } from "./src/bench/http/stages.ts";
import { withStore } from "./src/command-line/context.ts";
const context: any = { json: false, quiet: true, stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, home: process.argv[2] };
const url = process.argv[3]!;
const sample = await withStore(context, readSample as any) as any;
const questions = await findQuestions(url, sample, 40);
console.log(questions.slice(0, 40).map((q: any) => q.matches).join(' '), questions[0], questions[20]);
const cases = await checkedCases(url, { questions, sample });
const clients = startClients();
for (const c of cases) for (const n of [1, 16]) {
  const plan = { url: `${url}/graphql`, bodies: c.bodies };
  await clients.runDespiteFailures({ ...plan, pace: { kind: 'clients', clients: n }, warmUpSeconds: 0, seconds: 3 });
  const r = await clients.runDespiteFailures({ ...plan, pace: { kind: 'clients', clients: n }, warmUpSeconds: 0, seconds: 8 });
  const lat = [...r.latenciesMs].sort((x, y) => x - y);
  console.log(c.name, n, 'requests', lat.length, 'p50', lat[lat.length >> 1]?.toFixed(1), 'p99', lat[Math.floor(lat.length * .99)]?.toFixed(1), 'rps', r.requestsPerSecond.toFixed(0), 'degraded', r.degraded, r.failures);
}
console.log(JSON.stringify(await measureStages(url, questions)));
clients.close(); process.exit(0);

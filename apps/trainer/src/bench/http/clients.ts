import { Agent, request } from 'node:http';
import type { OutgoingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadPlan, LoadReport } from './load.ts';

/** Requests that may be on their way at once where they come at a rate; more are failures of the server to keep up. */
const MOST_WAITING = 512;
const ERRORS = Buffer.from('"errors":[');
const DEGRADED = Buffer.from('"degraded":["');

/** Sends the plan's requests over kept-alive connections and measures the answers. */
export async function sendLoad(plan: LoadPlan): Promise<LoadReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_WAITING });
  const tally = createTally();
  const send = sender(plan, agent, tally);
  try {
    const { warmUpSeconds, seconds } = plan;
    if (warmUpSeconds > 0) await sendFor(warmUpSeconds, plan, send);
    tally.clear();
    const began = performance.now();
    await sendFor(seconds, plan, send);
    return tally.report((performance.now() - began) / 1_000);
  } finally {
    agent.destroy();
  }
}

/** Sends the next body; `dueAt` is what its latency counts from. */
type Send = (dueAt: number) => Promise<void>;

async function sendFor(seconds: number, { pace }: LoadPlan, send: Send): Promise<void> {
  const until = performance.now() + seconds * 1_000;
  if (pace.kind === 'rate') return sendAtRate(pace.requestsPerSecond, until, send);
  const client = async (): Promise<void> => {
    while (performance.now() < until) await send(performance.now());
  };
  await Promise.all(Array.from({ length: pace.clients }, client));
}

async function sendAtRate(requestsPerSecond: number, until: number, send: Send): Promise<void> {
  const waiting = new Set<Promise<void>>();
  const everyMs = 1_000 / requestsPerSecond;
  for (let dueAt = performance.now(); dueAt < until; dueAt += everyMs) {
    const early = dueAt - performance.now();
    if (early > 0) await sleep(early);
    while (waiting.size >= MOST_WAITING) await Promise.race(waiting);
    const answered: Promise<void> = send(dueAt).finally(() => waiting.delete(answered));
    waiting.add(answered);
  }
  await Promise.all(waiting);
}

function sender({ url, bodies, senders }: LoadPlan, agent: Agent, tally: Tally): Send {
  const requests = bodies.map((text, i) => {
    const body = Buffer.from(text);
    const who = senders?.[i] === undefined ? {} : { 'x-user-id': senders[i] };
    const headers = { 'content-type': 'application/json', 'x-role': 'ANALYST', 'content-length': body.length, ...who };
    return { body, headers };
  });
  let next = 0;
  return async (dueAt) => {
    const asked = requests[next++ % requests.length] as Asked;
    try {
      const { status, answer } = await post(url, asked, agent);
      const wrong = status === 200 ? errorsIn(answer) : `status ${status}`;
      if (wrong === undefined) tally.answered(performance.now() - dueAt, answer);
      else tally.failed(wrong);
    } catch (error) {
      tally.failed(error instanceof Error ? error.message : String(error));
    }
  };
}

function errorsIn(answer: Buffer): string | undefined {
  return answer.includes(ERRORS) ? answer.toString('utf8').slice(0, 200) : undefined;
}

interface Answered {
  readonly status: number;
  readonly answer: Buffer;
}

interface Asked {
  readonly body: Buffer;
  readonly headers: OutgoingHttpHeaders;
}

function post(url: string, { body, headers }: Asked, agent: Agent): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, answer: Buffer.concat(chunks) }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

interface Tally {
  answered(ms: number, answer: Buffer): void;
  failed(reason: string): void;
  /** What was counted so far is forgotten, failures too. */
  clear(): void;
  report(seconds: number): LoadReport;
}

function createTally(): Tally {
  let latenciesMs: number[] = [];
  let bytes = 0;
  let degraded = 0;
  let failures = new Map<string, number>();
  return {
    answered: (ms, answer) => {
      latenciesMs.push(ms);
      bytes += answer.length;
      if (answer.includes(DEGRADED)) degraded++;
    },
    failed: (reason) => void failures.set(reason, (failures.get(reason) ?? 0) + 1),
    clear: () => {
      latenciesMs = [];
      bytes = 0;
      degraded = 0;
      failures = new Map();
    },
    report: (seconds) => ({
      latenciesMs,
      requestsPerSecond: latenciesMs.length / seconds,
      bytesPerAnswer: latenciesMs.length === 0 ? 0 : bytes / latenciesMs.length,
      degraded,
      failures: Object.fromEntries(failures),
    }),
  };
}

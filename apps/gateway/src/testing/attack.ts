import { request } from 'node:http';
import type { Agent } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { Rng } from '@fusionrank/domain/rng';
import { hostileRequest } from './hostile-requests.ts';
import type { HostileRequest } from './hostile-requests.ts';

export interface AttackPlan {
  readonly url: string;
  readonly requests: number;
  /** At once. */
  readonly clients: number;
  readonly rng: Rng;
  readonly agent: Agent;
}

/** How often each status came, `broken` where the connection was; and of 5xx, what kinds of requests they were answers to. */
export interface AttackReport {
  readonly statuses: Readonly<Record<string, number>>;
  readonly failures: Readonly<Record<string, number>>;
}

/** Sends hostile requests, each client the next as soon as one is answered or broken. */
export async function attack({ url, requests, clients, rng, agent }: AttackPlan): Promise<AttackReport> {
  const statuses: Record<string, number> = {};
  const failures: Record<string, number> = {};
  let left = requests;
  const client = async (): Promise<void> => {
    while (left > 0) {
      left--;
      const hostile = hostileRequest(rng);
      const status = await send(url, hostile, agent);
      count(statuses, status);
      if (status.startsWith('5')) count(failures, `${status} ${hostile.kind}`);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { statuses, failures };
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

function send(url: string, { headers, body, sentBytes }: HostileRequest, agent: Agent): Promise<string> {
  return new Promise((resolve) => {
    const sending = request(
      `${url}/graphql`,
      { method: 'POST', agent, headers: { ...headers, 'content-length': body.length } },
      (response) => {
        response.resume();
        response.on('end', () => resolve(String(response.statusCode)));
        response.on('error', () => resolve('broken'));
      },
    );
    sending.on('error', () => resolve('broken'));
    if (sentBytes === undefined) sending.end(body);
    else sending.write(body.subarray(0, sentBytes), () => sending.destroy());
    if (sentBytes === 0) sending.destroy();
  });
}

/** Connections that send a byte now and then and never come to an end. Returns what closes them. */
export async function openSlowConnections(url: string, connections: number): Promise<() => void> {
  const { hostname, port } = new URL(url);
  const sockets: Socket[] = [];
  for (let i = 0; i < connections; i++) {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{',
    );
    sockets.push(socket);
    if (i % 50 === 49) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const dripping = setInterval(() => {
    for (const socket of sockets) if (!socket.destroyed) socket.write(' ');
  }, 1_000);
  return () => {
    clearInterval(dripping);
    for (const socket of sockets) socket.destroy();
  };
}

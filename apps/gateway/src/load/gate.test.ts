import { expect, test } from 'vitest';
import { createGate } from './gate.ts';
import type { GateOptions } from './gate.ts';

const open = (options: Partial<GateOptions> = {}) =>
  createGate({ mostInFlight: 1, mostQueued: 1, isBehind: () => false, ...options });
const patient = new AbortController().signal;

test('lets in what there is room for, has the next wait, and turns the rest away', async () => {
  const gate = open();
  const leave = await gate.enter(patient);
  const second = gate.enter(patient);
  expect(gate.isFull).toBe(true);
  expect(() => gate.enter(patient)).toThrow(
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'OVERLOADED' }) as unknown }) as Error,
  );
  leave();
  const leaveSecond = await second;
  expect(gate.isFull).toBe(false);
  leaveSecond();
  expect(gate.enter(patient)).toBeTypeOf('function');
});

test('leaving twice gives one place back', async () => {
  const gate = open({ mostQueued: 0 });
  const leave = await gate.enter(patient);
  leave();
  leave();
  void gate.enter(patient);
  expect(gate.isFull).toBe(true);
});

test('who is gone waits no more, and takes no place', async () => {
  const gate = open();
  const leave = await gate.enter(patient);
  const controller = new AbortController();
  const waiting = gate.enter(controller.signal);
  controller.abort(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
  leave();
  expect(gate.enter(patient)).toBeTypeOf('function');
});

test('a loop that is behind turns all away but the one that shows whether it has caught up', async () => {
  const gate = open({ mostInFlight: 10, isBehind: () => true });
  const leave = await gate.enter(patient);
  expect(() => gate.enter(patient)).toThrow(/too many requests/);
  leave();
  expect(gate.isFull).toBe(false);
});

test('at the end those who wait are told to come again, and nobody waits any more; who is in stays', async () => {
  const gate = open({ mostQueued: 2 });
  const leave = await gate.enter(patient);
  const waiting = [gate.enter(patient), gate.enter(patient)].map((one) => Promise.resolve(one));
  gate.endWaiting();
  await Promise.all(waiting.map((one) => expect(one).rejects.toThrow('come again')));
  expect(() => gate.enter(patient)).toThrow('come again');
  leave();
  expect(gate.enter(patient)).toBeTypeOf('function');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFairTurns } from './fair-turns.ts';

/** Work that ends when it is told to; what has begun is written down. */
function workshop(most: number) {
  let now = 0;
  const turns = createFairTurns({ most, stopwatch: () => now });
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (who: string, what: string, signal?: AbortSignal): Promise<string> =>
    turns.take({
      who,
      signal,
      work: () => {
        begun.push(what);
        return new Promise((resolve) => ends.set(what, () => resolve(what)));
      },
    });
  const end = async (what: string): Promise<void> => {
    ends.get(what)!();
    await new Promise(setImmediate);
  };
  const pass = (ms: number): void => void (now += ms);
  return { turns, begun, ask, end, pass };
}

test('who is alone has it all; who comes then is next, whatever was asked for before', async () => {
  const { turns, begun, ask, end } = workshop(2);
  for (const what of ['a1', 'a2', 'a3', 'a4']) void ask('a', what);
  void ask('b', 'b1');
  expect([begun, turns.waiting]).toEqual([['a1', 'a2'], 3]);
  await end('a1');
  expect(begun.slice(2)).toEqual(['b1']);
});

test('while others ask, each has one at a time, and there is room for who comes next', async () => {
  const { begun, ask, end, pass } = workshop(3);
  void ask('b', 'b1');
  await end('b1');
  pass(900);
  for (const what of ['a1', 'a2', 'a3']) void ask('a', what);
  expect(begun.slice(1)).toEqual(['a1']);
  void ask('b', 'b2');
  void ask('c', 'c1');
  expect(begun.slice(2)).toEqual(['b2', 'c1']);
  await end('a1');
  expect(begun).toHaveLength(4);
  await end('b2');
  await end('c1');
  expect(begun.slice(4)).toEqual(['a2']);
});

test('what is asked for beside something else is put off for a quarter of a second, not for ever', async () => {
  const { begun, ask, end, pass } = workshop(3);
  void ask('b', 'b1');
  for (const what of ['a1', 'a2', 'a3']) void ask('a', what);
  void ask('c', 'c1');
  await end('a1');
  expect(begun).toEqual(['b1', 'a1', 'c1']);
  pass(250);
  await end('c1');
  expect(begun.slice(3)).toEqual(['a2']);
  await end('a2');
  expect(begun).toHaveLength(4);
  void ask('d', 'd1');
  pass(250);
  await end('d1');
  expect(begun.slice(5)).toEqual(['a3']);
});

test('who is alone again has it all again', async () => {
  const { begun, ask, end, pass } = workshop(3);
  void ask('b', 'b1');
  await end('b1');
  for (const what of ['a1', 'a2', 'a3', 'a4']) void ask('a', what);
  pass(1_001);
  await end('a1');
  expect(begun.slice(2)).toEqual(['a2', 'a3', 'a4']);
});

test('those who wait are served in turn', async () => {
  const { begun, ask, end } = workshop(1);
  void ask('z', 'z1');
  for (const what of ['a1', 'a2', 'a3']) void ask('a', what);
  for (const what of ['b1', 'b2']) void ask('b', what);
  for (const what of ['z1', 'a1', 'b1', 'a2', 'b2']) await end(what);
  expect(begun).toEqual(['z1', 'a1', 'b1', 'a2', 'b2', 'a3']);
});

test('who gives up waiting is told why, and begins nothing', async () => {
  const { turns, begun, ask, end } = workshop(1);
  void ask('a', 'a1');
  const controller = new AbortController();
  const waiting = ask('b', 'b1', controller.signal);
  void ask('c', 'c1');
  controller.abort(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
  await expect(ask('b', 'b2', controller.signal)).rejects.toThrow('gone');
  expect(turns.waiting).toBe(1);
  await end('a1');
  expect(begun).toEqual(['a1', 'c1']);
});

test('work that fails gives its place back, and its failure', async () => {
  const { turns, begun, ask } = workshop(1);
  const failing = turns.take({ who: 'a', signal: undefined, work: () => Promise.reject(new Error('broken')) });
  void ask('b', 'b1');
  await expect(failing).rejects.toThrow('broken');
  expect(begun).toEqual(['b1']);
});

test('however it goes, the bounds hold, and everything that is waited for is done', async () => {
  const plan = fc.array(fc.record({ who: fc.nat(4), takes: fc.nat(3), givesUp: fc.boolean() }), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(plan, fc.integer({ min: 1, max: 5 }), async (asked, most) => {
      const turns = createFairTurns({ most, stopwatch: () => 0 });
      let underWay = 0;
      const done = await Promise.allSettled(
        asked.map(({ who, takes, givesUp }) => {
          const controller = new AbortController();
          const taken = turns.take({
            who: String(who),
            signal: controller.signal,
            work: async () => {
              expect(++underWay).toBeLessThanOrEqual(most);
              for (let i = 0; i < takes; i++) await new Promise(setImmediate);
              underWay--;
            },
          });
          if (givesUp) controller.abort(new Error('gone'));
          return taken;
        }),
      );
      expect(turns.waiting).toBe(0);
      const failed = done.flatMap((one, i) => (one.status === 'rejected' && asked[i]?.givesUp !== true ? [one] : []));
      expect(failed).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

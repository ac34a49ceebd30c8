import { parseUserId } from '@fusionrank/domain/id';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readSettings } from '../../settings/read-settings.ts';
import { startGateway } from '../../start-gateway.ts';
import type { Gateway } from '../../start-gateway.ts';
import { openTestGateway } from '../../testing/open-test-gateway.ts';
import type { TestGateway } from '../../testing/open-test-gateway.ts';
import { shoeShop } from '../../testing/shoe-shop.ts';
import { writeModel } from '../../testing/write-model.ts';

let gateway: TestGateway;
/** Another gateway of the same shop. */
let beside: Gateway;
beforeAll(async () => {
  gateway = await openTestGateway(shoeShop());
  const users = ['gone', 'friend'].map(parseUserId);
  await writeModel({ home: gateway.home, store: gateway.store, items: shoeShop(), name: 'm1', users });
  const { home, store } = gateway;
  const log = pino({ level: 'silent' });
  beside = await startGateway({ home, store, log, port: 0, host: '127.0.0.1', settings: readSettings({}) });
  await vi.waitFor(async () => expect(await likeFriend()).toHaveLength(1), { timeout: 20_000 });
}, 180_000);
afterAll(async () => {
  await beside.close();
  await gateway.close();
});

const SIMILAR =
  '{ userProfile(userId: "friend") { ... on UserProfile { similarUsers { userId } } ... on UserError { message } } }';
const track = (userId: string, eventId: string) =>
  gateway.ask(
    `mutation { trackEvents(input: { events: [{ eventId: "${eventId}", payload: { click: { productId: "mug" } } }] }) { accepted } }`,
    { userId },
  );
const PROFILE = '{ userProfile { ... on UserProfile { interactionCount consent { version personalization } } } }';

async function askBeside(query: string, headers: Readonly<Record<string, string>>): Promise<unknown> {
  const answer = await fetch(`${beside.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return ((await answer.json()) as { data: unknown }).data;
}

async function likeFriend(): Promise<readonly unknown[]> {
  await track('friend', 'f1');
  const { data } = await gateway.ask(SIMILAR, { userId: 'boss', role: 'ADMIN' });
  return (data.userProfile as { similarUsers?: readonly unknown[] }).similarUsers ?? [];
}

test('consent is changed in part, and who decided on an older version is told', async () => {
  const update = (input: string) =>
    gateway.ask(
      `mutation { updateConsent(input: { ${input} }) {
         consent { personalization analytics version } profile { id consent { version } } clientMutationId
         errors { __typename ... on ConflictError { currentVersion } ... on ValidationError { path code } }
       } }`,
      { userId: 'chooser' },
    );
  const first = await update('personalization: false, expectedVersion: 0, clientMutationId: "m"');
  expect(first.data.updateConsent).toEqual({
    consent: { personalization: false, analytics: true, version: 1 },
    profile: { id: 'chooser', consent: { version: 1 } },
    errors: [],
    clientMutationId: 'm',
  });
  expect((await update('analytics: false, expectedVersion: 0')).data.updateConsent).toMatchObject({
    consent: null,
    errors: [{ __typename: 'ConflictError', currentVersion: 1 }],
  });
  expect((await update('expectedVersion: 1')).data.updateConsent).toMatchObject({
    errors: [{ __typename: 'ValidationError', path: ['input'], code: 'INVALID_INPUT' }],
  });
});

const FORGET = `mutation Forget($input: ForgetMeInput!) { forgetMe(input: $input) {
  requestId receipt { requestId removed { interactions impressions searches consents profiles } }
  errors { __typename ... on ForbiddenError { requires } ... on ValidationError { path } }
} }`;
const forget = (userId: string, input: object = { confirm: true }) =>
  gateway.ask(FORGET, { userId, variables: { input } });

test('nothing is forgotten without being confirmed, or of somebody else', async () => {
  await track('stays', 'e1');
  expect((await forget('stays', { confirm: false })).data.forgetMe).toMatchObject({
    requestId: null,
    errors: [{ __typename: 'ValidationError', path: ['input', 'confirm'] }],
  });
  expect((await forget('other', { confirm: true, userId: 'stays' })).data.forgetMe).toMatchObject({
    errors: [{ __typename: 'ForbiddenError', requires: 'SERVICE' }],
  });
  const { data } = await gateway.ask(PROFILE, { userId: 'stays' });
  expect(data.userProfile).toMatchObject({ interactionCount: 1 });
});

test('who is forgotten is a stranger at once, also to the live model, on every gateway within a second', async () => {
  await track('gone', 'e1');
  const search = '{ searchRanked(input: { text: "shoes" }, first: 2) { pageInfo { endCursor } } }';
  const { data: page } = await gateway.ask(search, { userId: 'gone' });
  const after = page.searchRanked.pageInfo.endCursor ?? '';
  const next = `{ searchRanked(input: { text: "shoes" }, first: 2, after: "${after}") { searchId } }`;
  expect((await gateway.ask(next, { userId: 'gone' })).errors).toBeUndefined();

  const { data } = await forget('gone');
  expect(data.forgetMe).toMatchObject({
    errors: [],
    receipt: { removed: { interactions: 1, profiles: 1 } },
  });
  expect(await likeFriend()).toEqual([]);
  const profile = await gateway.ask(PROFILE, { userId: 'gone' });
  expect(profile.data.userProfile).toEqual({
    interactionCount: 0,
    consent: { version: 0, personalization: true },
  });
  const continued = await gateway.ask(next, { userId: 'gone' });
  expect(continued.errors?.[0]?.extensions.code).toBe('CURSOR_EXPIRED');
  const asBoss = () => askBeside(SIMILAR, { 'x-user-id': 'boss', 'x-role': 'ADMIN' });
  await expect.poll(asBoss, { timeout: 1_000, interval: 50 }).toMatchObject({ userProfile: { similarUsers: [] } });
  const { requestId } = data.forgetMe;
  const receipt = `{ forgetReceipt(requestId: "${String(requestId)}") { ... on ForgetReceipt { removed { interactions } } } }`;
  expect(await askBeside(receipt, {})).toEqual({ forgetReceipt: { removed: { interactions: 1 } } });
});

test('what was shown and waits to be written is not written after its shopper was forgotten', async () => {
  const recommended = '{ recommendations(placement: HOME, first: 5) { nodes { id } } }';
  await gateway.ask(recommended, { userId: 'quick' });
  await forget('quick');
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { data } = await forget('quick');
  expect(data.forgetMe).toMatchObject({ receipt: { removed: { interactions: 0 } } });
  const rest = await gateway.store.forgottenUsers.forget(parseUserId('quick'), {
    requestId: '00000000-0000-0000-0000-000000000000',
    at: new Date(),
  });
  expect(rest.requestId).toBe(data.forgetMe.requestId);
});

test('a request id that nobody was told has no receipt', async () => {
  const { data } = await gateway.ask('{ forgetReceipt(requestId: "1") { __typename ... on UserError { message } } }');
  expect(data.forgetReceipt).toMatchObject({ __typename: 'NotFoundError' });
});

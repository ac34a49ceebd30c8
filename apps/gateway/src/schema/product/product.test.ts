import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildItem } from '@fusionrank/feature-store/testing';
import { openTestGateway } from '../../testing/open-test-gateway.ts';
import type { TestGateway } from '../../testing/open-test-gateway.ts';

let gateway: TestGateway;
const hash = 'ab'.repeat(32);
beforeAll(async () => {
  gateway = await openTestGateway([
    buildItem({ id: 'pictured', image: { status: 'present', hash, width: 60, height: 80 }, simulated: true }),
    buildItem({ id: 'plain' }),
  ]);
});
afterAll(() => gateway.close());

test('shows a product as the shop gave it', async () => {
  const { data, errors } = await gateway.ask(`{
    product(id: "pictured") {
      id title description(maxLength: 6) brand { id name } category { id name path parent { id } } breadcrumbs { name }
      image { url alt width height } price { amount currency } availability rating { average count }
      attributes(keys: ["size"]) { key label values } simulated createdAt
    }
  }`);
  expect(errors).toBeUndefined();
  expect(data.product).toEqual({
    id: 'pictured',
    title: 'Trail running shoe',
    description: 'Light…',
    brand: { id: 'Northpeak', name: 'Northpeak' },
    category: {
      id: 'Sport/Shoes/Running',
      name: 'Running',
      path: ['Sport', 'Shoes', 'Running'],
      parent: { id: 'Sport/Shoes' },
    },
    breadcrumbs: [{ name: 'Sport' }, { name: 'Shoes' }, { name: 'Running' }],
    image: { url: `${gateway.url}/images/${hash}.jpg`, alt: 'Trail running shoe', width: 60, height: 80 },
    price: { amount: '89.90', currency: 'EUR' },
    availability: 'IN_STOCK',
    rating: { average: expect.closeTo(4.3, 3) as number, count: 210 },
    attributes: [{ key: 'size', label: 'Size', values: ['42', '43'] }],
    simulated: true,
    createdAt: '2026-03-01T08:00:00.000Z',
  });
});

test('products come in the order of their ids, null where there is none, read in one statement', async () => {
  const before = gateway.productReads();
  const { data } = await gateway.ask(`{
    products(ids: ["plain", "nothing", "pictured"]) { id }
    again: product(id: "plain") { id }
  }`);
  expect(data.products).toEqual([{ id: 'plain' }, null, { id: 'pictured' }]);
  expect(gateway.productReads() - before).toBe(1);
});

test('an unknown product is null, a malformed id an error', async () => {
  const { data, errors } = await gateway.ask(`{ none: product(id: "nothing") { id } bad: product(id: "") { id } }`);
  expect(data).toEqual({ none: null, bad: null });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

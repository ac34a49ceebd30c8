// What hostile clients send, for who measures what becomes of the others.
export { attack, openSlowConnections } from './attack.ts';
export type { AttackReport } from './attack.ts';
// A shop, a gateway over it and a live model, for the tests of what else ranks or asks with them.
export { openTestGateway } from './open-test-gateway.ts';
export { shoeShop } from './shoe-shop.ts';
export { writeModel } from './write-model.ts';

// A shop and a live model over it, for the tests of what else ranks with them.
export { shoeShop } from './shoe-shop.ts';
export { writeModel } from './write-model.ts';

export { createLog } from './http/log.ts';
export { startGateway } from './start-gateway.ts';
export type { Gateway, GatewayOptions } from './start-gateway.ts';

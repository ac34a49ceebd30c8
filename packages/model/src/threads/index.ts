export { converse } from './conversation.ts';
export type { Conversation } from './conversation.ts';
export { serveTasks } from './serve-tasks.ts';

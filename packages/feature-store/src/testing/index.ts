export { type TestDatabase, openTestDatabase } from './test-database.ts';
export { buildItem } from './build-item.ts';
export { type CrashHome, makeCrashHome } from './crash-home.ts';
export { impressionEvent, interactionEvent, searchEvent } from './event-builders.ts';

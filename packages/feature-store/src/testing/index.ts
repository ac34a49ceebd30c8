export { type TestDatabase, openTestDatabase } from './test-database.ts';

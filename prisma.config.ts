import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: {
    url: process.env['DATABASE_URL'] ?? 'postgresql://nobody@127.0.0.1:1/none',
    ...(process.env['SHADOW_DATABASE_URL'] === undefined
      ? {}
      : { shadowDatabaseUrl: process.env['SHADOW_DATABASE_URL'] }),
  },
});

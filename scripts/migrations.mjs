/** Fails when the migrations don't add up to the schema, and shows what is between them. */
import { runPrisma } from './prisma.mjs';

const args = ['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', 'prisma', '--exit-code'];
const { status, stdout, stderr } = runPrisma(args, { stdio: 'pipe', encoding: 'utf8' });
if (status === 2) {
  console.error(`The migrations do not add up to the schema (left: migrations, right: schema):\n${stdout}`);
  console.error(
    'Write what is missing into a new folder of prisma/migrations; `pnpm prisma migrate diff … --script` drafts it.',
  );
} else if (status !== 0) {
  console.error(stderr);
}
process.exitCode = status ?? 1;

#!/usr/bin/env node
// Plain JavaScript that an old Node can read too, so that it can say what it lacks.
const [major, minor] = process.versions.node.split('.').map(Number);
const fits = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);

if (fits) {
  const { register } = await import('tsx/esm/api');
  register();
  const { main } = await import('../src/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write(
    `fusionrank needs Node 20.19 or later in the 20 line, or 22.12 and later; this is Node ${process.versions.node}.\n`,
  );
  process.exitCode = 1;
}

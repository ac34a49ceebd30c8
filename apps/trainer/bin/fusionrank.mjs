#!/usr/bin/env -S node --max-semi-space-size=64
// Plain JavaScript that an old Node can read too, so that it can say what it lacks.
import { requireSupportedNode } from '../../../scripts/node-version.mjs';

requireSupportedNode();

const { register } = await import('tsx/esm/api');
register();
const { main } = await import('../src/main.ts');
process.exitCode = await main(process.argv.slice(2));

import { readFile } from 'node:fs/promises';
import { problem } from '@fusionrank/domain/problem';
import type { SynonymRule } from '@fusionrank/domain/synonym';
import { Command } from 'commander';
import { commandContext, printResult, withStore } from '../command-line/context.ts';
import { readRules } from './read-rules.ts';

/** Rules of this source are the file's. */
const SOURCE = 'import';

const EXAMPLES = `
Lines of the file, or a JSON array of { "from": "…", "to": ["…"] } and { "group": ["…", "…"] }:
  couch -> sofa, two seater          asked for couch, sofas are found too
  sneakers, running shoes, 运动鞋     each of them finds the others
  # a remark

Examples:
  $ fusionrank synonyms import synonyms.txt
  $ fusionrank synonyms list --json`;

/** `fusionrank synonyms …`: what stands for what in queries. */
export function synonymsCommand(): Command {
  return new Command('synonyms')
    .description('What stands for what in queries; gateways take it up within a second.')
    .addCommand(importSynonymsCommand())
    .addCommand(listSynonymsCommand());
}

function importSynonymsCommand(): Command {
  return new Command('import')
    .description('Put the rules of a file in place of those of the file before.')
    .argument('<file>', 'text or JSON; an empty one leaves no rules')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, _options: unknown, command: Command) => {
      const context = commandContext(command);
      const rules = readRules(await readText(file), file);
      await withStore(context, ({ synonyms }) => synonyms.replace(SOURCE, rules));
      printResult(context, { json: { rules: rules.length }, text: `${rules.length} rules of synonyms are in force` });
    });
}

function listSynonymsCommand(): Command {
  return new Command('list')
    .description('Show the rules in force.')
    .action(async (_options: unknown, command: Command) => {
      const context = commandContext(command);
      const rules = await withStore(context, ({ synonyms }) => synonyms.read());
      const text = rules.length === 0 ? 'no synonyms: `fusionrank synonyms import FILE`' : rules.map(lineOf).join('\n');
      printResult(context, { json: rules, text });
    });
}

function lineOf(rule: SynonymRule): string {
  return rule.kind === 'one-way' ? `${rule.from} -> ${rule.to.join(', ')}` : rule.phrases.join(', ');
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw problem('INVALID_INPUT', `${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

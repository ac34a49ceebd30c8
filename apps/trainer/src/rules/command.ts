import type { RuleStore, StoredRule } from '@fusionrank/feature-store';
import { effectWords } from '@fusionrank/search/rules';
import { Command } from 'commander';
import { commandContext, printResult, withStore, type CommandContext } from '../command-line/context.ts';
import { addImportOptions, type ImportOptions } from '../import/import-options.ts';
import { importRows } from '../import/import-rows.ts';
import { quarantineLines } from '../import/quarantine/quarantine-report.ts';
import { runImport, type ImportParts } from '../import/run-import.ts';
import { openSource } from '../import/source/open-source.ts';
import { formatSummary } from '../terminal/summary.ts';
import { understandRule, type WrittenRule } from './understand-rule.ts';
import { writeRules } from './write-rules.ts';

const AUTHOR = { userId: 'fusionrank rules import', role: 'ADMIN' } as const;

const EXAMPLES = `
A line is one rule: {"id"?, "name", "priority"?, "condition"?, "action"}; docs/merchandising.md says what they hold.
Rules of an id that is there already are changed, the others are made. They are drafts until they are published.

Examples:
  $ fusionrank rules import rules.jsonl --publish
  $ fusionrank rules list
  $ fusionrank rules export > rules.jsonl
  {"name":"Runners first","condition":{"query":{"match":"contains","phrases":["shoes"]}},"action":{"kind":"boost","by":1,"items":{"kind":"matching","filters":[{"kind":"terms","key":"brand","anyOf":["Swift"]}]}}}`;

/** `fusionrank rules …`: merchandising rules from and to files. */
export function rulesCommand(): Command {
  const importing = new Command('import')
    .description('Write the rules of a file; what can’t go in is set aside.')
    .argument('<file>', 'JSON lines, or - for standard input')
    .option('--publish', 'put them in force at once');
  return new Command('rules')
    .description('What the shop says about rankings; gateways take up what is published within a second.')
    .addHelpText('after', EXAMPLES)
    .addCommand(addImportOptions(importing, { batch: 500 }).addHelpText('after', EXAMPLES).action(importAction))
    .addCommand(
      new Command('list')
        .description('Show all rules, the newest first.')
        .action((_options: unknown, self: Command) => list(commandContext(self))),
    )
    .addCommand(
      new Command('export')
        .description('Write all rules that are not archived as JSON lines, as they were last written.')
        .action((_options: unknown, self: Command) => exportRules(commandContext(self))),
    );
}

async function importAction(
  file: string,
  options: ImportOptions & { readonly publish?: true },
  self: Command,
): Promise<void> {
  const context = commandContext(self);
  await runImport({
    file,
    options,
    context,
    noun: 'rules',
    work: (parts) => importRules({ ...parts, file, options, context }),
    report: (summary, quarantine) =>
      formatSummary([
        ['rules', `${summary.created} new, ${summary.updated} changed, ${summary.unchanged} as before`],
        ['published', String(summary.published)],
        ...(summary.endedEarly === undefined ? [] : [['ended early', summary.endedEarly] as const]),
        ...quarantineLines(quarantine),
      ]),
  });
}

interface RuleImport extends ImportParts {
  readonly file: string;
  readonly options: ImportOptions & { readonly publish?: true };
  readonly context: CommandContext;
}

async function importRules({ store, file, options, context, ...parts }: RuleImport) {
  const counts = { created: 0, updated: 0, unchanged: 0, published: 0 };
  const then = options.publish === true ? 'publish' : 'keep-drafts';
  const result = await importRows<WrittenRule>({
    ...parts,
    stage: 'import rules',
    source: await openSource(file, context.stdin),
    ...(options.format === undefined ? {} : { format: options.format }),
    batchSize: options.batch,
    understand: understandRule,
    write: (rules) => writeRules(rules, counts, { rules: store.rules, author: AUTHOR, then }),
  });
  return { ...result, ...counts };
}

async function list(context: CommandContext): Promise<void> {
  const rules = await withStore(context, (store) => all(store.rules));
  const text = rules.length === 0 ? 'no rules: `fusionrank rules import FILE`' : rules.map(lineOf).join('\n');
  printResult(context, { json: rules.map((rule) => ({ ...rule, number: String(rule.number) })), text });
}

function lineOf({ id, status, version, content }: StoredRule): string {
  return `${status.padEnd(9)} ${id} v${version}  ${content.name}: ${effectWords(content.action)}`;
}

async function exportRules(context: CommandContext): Promise<void> {
  const rules = await withStore(context, (store) => all(store.rules));
  // The oldest first: read in again, they are made in the same order.
  for (const { id, status, content } of rules.toReversed()) {
    if (status !== 'ARCHIVED') context.stdout.write(`${JSON.stringify({ id, ...content })}\n`);
  }
}

const AT_ONCE = 500;

async function all(rules: Pick<RuleStore, 'list'>): Promise<readonly StoredRule[]> {
  const found: StoredRule[] = [];
  for (;;) {
    const before = found.at(-1)?.number;
    const page = await rules.list({ ...(before === undefined ? {} : { before }), limit: AT_ONCE });
    found.push(...page);
    if (page.length < AT_ONCE) return found;
  }
}

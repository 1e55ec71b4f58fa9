import { Argument, type Command } from 'commander';
import type { Language } from '../../language/text.ts';
import { CHECK_FORMATS, DOC_FORMATS, TEST_FORMATS } from '../../rendering/look.ts';
import { OUTPUT_NAMES } from '../../rendering/outputs/names.ts';
import { SCHEMA_NAMES } from '../../workspace/schema-names.ts';
import { styled } from '../help.ts';
import { allowFormats, type Define, type Say } from './define.ts';

/** What shows, checks and tries packs. */
export function rulesCommands(define: Define, program: Command, say: Say, language: Language): void {
  const rules = styled(program.command('rules').description(say('rules')), language);
  define(rules, 'list', 'rulesList', async () => (await import('../commands/rules.ts')).rulesListCommand);
  const rulesCheck = define(
    rules,
    'check',
    'rulesCheck',
    async () => (await import('../commands/rules-check.ts')).rulesCheckCommand,
  );
  rulesCheck.argument('[packs...]', say('packArgument')).option('--baseline <file>', say('baseline'));
  rulesCheck.option('--write-baseline', say('writeBaseline')).option('--all', say('allPacks'));
  allowFormats(rulesCheck, CHECK_FORMATS);
  workbenchCommands(define, rules, say);
}

/** What authors of rule packs work with. */
function workbenchCommands(define: Define, rules: Command, say: Say): void {
  const test = define(
    rules,
    'test',
    'rulesTest',
    async () => (await import('../commands/rules-test.ts')).rulesTestCommand,
  );
  test.argument('[packs...]', say('packArgument')).option('--min-coverage <percent>', say('minCoverage'));
  test.option('--all', say('allPacks'));
  allowFormats(test, TEST_FORMATS);
  const compare = define(
    rules,
    'compare',
    'rulesCompare',
    async () => (await import('../commands/rules-compare.ts')).rulesCompareCommand,
  );
  compare.argument('<a>', say('comparedPack')).argument('<b>', say('comparedPack'));
  compare
    .option('--as-of <day>', say('asOf'))
    .option('--from <day>', say('fromDay'))
    .option('--to <day>', say('toDay'))
    .option('--exit-code', say('differExitCode'));
  const schema = define(
    rules,
    'schema',
    'rulesSchema',
    async () => (await import('../commands/rules-schema.ts')).rulesSchemaCommand,
  );
  schema.addArgument(
    new Argument('[name]', say('schemaArgument')).choices([...SCHEMA_NAMES, ...OUTPUT_NAMES]),
  );
  const doc = define(
    rules,
    'doc',
    'rulesDoc',
    async () => (await import('../commands/rules-doc.ts')).rulesDocCommand,
  );
  doc.argument('<pack>', say('onePackArgument'));
  allowFormats(doc, DOC_FORMATS);
}

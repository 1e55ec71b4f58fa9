import { Argument, Command, CommanderError, Option } from 'commander';
import { TARGETS } from '../inputs/mapping/targets.ts';
import type { Language } from '../language/text.ts';
import { AUDIENCES } from '../measures/audiences.ts';
import { MEASURE_KINDS } from '../measures/kinds.ts';
import { toolVersion } from '../package-root.ts';
import {
  CHECK_FORMATS,
  DOC_FORMATS,
  FORECAST_FORMATS,
  FORMATS,
  type Format,
  MAP_FORMATS,
  MEASURE_FORMATS,
  TEST_FORMATS,
} from '../rendering/look.ts';
import { OUTPUT_NAMES } from '../rendering/outputs/names.ts';
import { SCHEMA_NAMES } from '../workspace/schema-names.ts';
import { helpAfter, styled } from './help.ts';
import { languageBefore, type Settings } from './settings.ts';
import { DONE } from './status.ts';
import { words } from './words/words.ts';
import type { Values, Work } from './work.ts';

type Words = keyof typeof words;
/** Parses the command line, runs the command, reports what went wrong, and says with which status to exit. */
export async function runProgram(args: readonly string[]): Promise<number> {
  const language = languageBefore(args, process.env);
  const run: Runner = { language, status: DONE };
  const program = build(run);
  try {
    await program.parseAsync(withHelp(args), { from: 'user' });
    return run.status;
  } catch (cause) {
    if (cause instanceof CommanderError && cause.exitCode === 0) return DONE;
    const { reportFailure } = await import('./failure.ts');
    return reportFailure(cause, run.language, args);
  }
}

/** A command that only groups others shows what they are. */
function withHelp(args: readonly string[]): string[] {
  const [only = '', ...more] = args;
  return more.length === 0 && ['', 'data', 'rules', 'store'].includes(only) ? [...args, '--help'] : [...args];
}

interface Runner {
  language: Language;
  status: number;
}

function build(run: Runner): Command {
  const say = (word: Words): string => words[word][run.language];
  const program = new Command('fenqu')
    .description(say('about'))
    .version(toolVersion(), '-V, --version', say('version'));
  styled(program, run.language);
  const define = (parent: Command, name: string, word: Words, work: () => Promise<Work>): Command => {
    const command = styled(parent.command(name).description(say(word)), run.language);
    withCommonOptions(command, say);
    command.addHelpText('after', () => helpAfter(name === 'check' ? word : name, run.language));
    return command.action(() => perform(run, command, work, NIGHTLY.has(word)));
  };
  nightCommands(define, program, say);
  forecastCommand(define, program, say);
  premisesCommands(define, program, say);
  storeCommands(define, program, say, run.language);
  dataAndRules(define, program, say, run.language);
  define(program, 'init', 'init', async () => (await import('./commands/init.ts')).initCommand)
    .argument('[dir]', say('directoryArgument'))
    .option('--template', say('template'))
    .option('--tables <tables>', say('templateTables'));
  program.addHelpText('after', () => `\n${say('statuses')}\n${helpAfter('fenqu', run.language)}`);
  return program;
}

/** Commands that open the engine, whatever they find: it opens while the rest of the program is loaded. */
const NIGHTLY: ReadonlySet<Words> = new Set(['zone', 'run', 'replay', 'explain', 'forecast', 'dataCheck']);

type Define = (parent: Command, name: string, word: Words, work: () => Promise<Work>) => Command;
type Say = (word: Words) => string;

function nightCommands(define: Define, program: Command, say: Say): void {
  const zone = define(program, 'zone', 'zone', async () => (await import('./commands/zone.ts')).zoneCommand);
  zone.option('--as-of <day>', say('asOf'), 'yesterday').option('--pack <id>', say('pack'));
  zone.option('--area <area>', say('area')).option('--all', say('all'));
  zone.option('--known-on <day>', say('knownOn'));
  const run = define(program, 'run', 'run', async () => (await import('./commands/run.ts')).runCommand);
  run.option('--as-of <day>', say('asOf'), 'yesterday').option('--revise', say('revise'));
  run.option('--catch-up', say('catchUp')).option('--cascade', say('cascade')).addOption(logOption(say));
  const replay = define(
    program,
    'replay',
    'replay',
    async () => (await import('./commands/replay.ts')).replayCommand,
  );
  replay
    .requiredOption('--from <day>', say('firstNight'))
    .option('--to <day>', say('lastNight'), 'yesterday');
  replay.option('--revise', say('revise')).addOption(logOption(say));
  const verify = define(
    program,
    'verify',
    'verify',
    async () => (await import('./commands/verify.ts')).verifyCommand,
  );
  verify.argument('[days...]', say('verifiedDays'));
  const diff = define(program, 'diff', 'diff', async () => (await import('./commands/diff.ts')).diffCommand);
  diff.argument('[from]', say('dayArgument')).argument('[to]', say('dayArgument'));
  diff
    .option('--area <area>', say('area'))
    .option('--exit-code', say('exitCode'))
    .addOption(new Option('--causes', say('causes')).conflicts(['fromPack', 'toPack']))
    .option('--from-pack <pack>', say('fromPack'))
    .option('--to-pack <pack>', say('toPack'))
    .option('--as-of <day>', say('packsAsOf'));
  const history = define(
    program,
    'history',
    'history',
    async () => (await import('./commands/history.ts')).historyCommand,
  );
  history
    .argument('<area>', say('areaArgument'))
    .option('--from <day>', say('historyFrom'))
    .option('--to <day>', say('historyTo'));
  const explain = define(
    program,
    'explain',
    'explain',
    async () => (await import('./commands/explain.ts')).explainCommand,
  );
  explain
    .argument('<area>', say('areaArgument'))
    .option('--as-of <day>', say('asOf'), 'yesterday')
    .option('--pack <id>', say('pack'))
    .option('--known-on <day>', say('knownOn'))
    .addOption(new Option('--on <day>', say('onNight')).conflicts(['asOf', 'pack', 'knownOn']))
    .option('--revision <number>', say('revision'));
  const measures = define(
    program,
    'measures',
    'measures',
    async () => (await import('./commands/measures.ts')).measuresCommand,
  );
  measures
    .option('--as-of <day>', say('asOf'))
    .option('--pack <id>', say('pack'))
    .option('--area <area>', say('area'))
    .option('--on <day>', say('measuresOn'))
    .option('--by <level>', say('by'))
    .addOption(new Option('--starting', say('starting')).conflicts('ending'))
    .option('--ending', say('ending'))
    .addOption(new Option('--audience <audience>', say('audience')).choices(AUDIENCES))
    .addOption(new Option('--kind <kind>', say('kind')).choices(MEASURE_KINDS))
    .option('--arrival-from <place>', say('arrivalFrom'))
    .option('--arrival-tier <tier>', say('arrivalTier'))
    .option('--left <day>', say('left'))
    .option('--arrived <day>', say('arrived'))
    .addOption(new Option('--arrivals <file>', say('arrivals')).conflicts(['arrivalFrom', 'arrivalTier']));
  allowFormats(measures, MEASURE_FORMATS);
}

/** What lies ahead of a night. */
function forecastCommand(define: Define, program: Command, say: Say): void {
  const forecast = define(
    program,
    'forecast',
    'forecast',
    async () => (await import('./commands/forecast.ts')).forecastCommand,
  );
  forecast
    .option('--as-of <day>', say('asOf'), 'yesterday')
    .option('--pack <id>', say('pack'))
    .option('--area <area>', say('area'))
    .option('--assume <file>', say('assume'))
    .option('--by <level>', say('calendarsBy'), 'county');
  allowFormats(forecast, FORECAST_FORMATS);
}

/** What is said of single places of business. */
function premisesCommands(define: Define, program: Command, say: Say): void {
  const premises = define(
    program,
    'premises',
    'premises',
    async () => (await import('./commands/premises.ts')).premisesCommand,
  );
  premises
    .option('--as-of <day>', say('asOf'))
    .option('--pack <id>', say('pack'))
    .option('--area <area>', say('area'))
    .option('--sector <sector>', say('sector'))
    .option('--by <level>', say('by'))
    .option('--each', say('premisesEach'))
    .addOption(new Option('--id <id>', say('premisesId')).conflicts(['summary', 'plan', 'by']))
    .addOption(new Option('--summary', say('premisesSummary')).conflicts('plan'))
    .option('--since <day>', say('premisesSince'))
    .option('--plan', say('premisesPlan'))
    .option('--days <days>', say('premisesDays'))
    .option('--points <points>', say('premisesPoints'));
  allowFormats(premises, MEASURE_FORMATS);
}

function logOption(say: Say): Option {
  return new Option('--log <form>', say('log')).choices(['plain', 'json']);
}

/** What looks after the store of published nights. */
function storeCommands(define: Define, program: Command, say: Say, language: Language): void {
  const store = styled(program.command('store').description(say('store')), language);
  define(
    store,
    'check',
    'storeCheck',
    async () => (await import('./commands/store-check.ts')).storeCheckCommand,
  );
  const prune = define(
    store,
    'prune',
    'storePrune',
    async () => (await import('./commands/store-prune.ts')).storePruneCommand,
  );
  prune.option('--keep-nights <days>', say('keepNights'));
  prune.option('--keep-revisions <days>', say('keepRevisions')).option('--apply', say('apply'));
}

function dataAndRules(define: Define, program: Command, say: Say, language: Language): void {
  const data = styled(program.command('data').description(say('data')), language);
  const check = define(
    data,
    'check',
    'dataCheck',
    async () => (await import('./commands/data-check.ts')).dataCheckCommand,
  );
  check.option('--as-of <day>', say('asOf'), 'yesterday').option('--pack <id>', say('pack'));
  check.option('--known-on <day>', say('knownOn'));
  const match = define(
    data,
    'match',
    'dataMatch',
    async () => (await import('./commands/data-match.ts')).dataMatchCommand,
  );
  match.option('--as-of <day>', say('areasOn'), 'today').option('--out <file>', say('workingFile'));
  match.option('--exit-code', say('unplacedExitCode'));
  const map = define(
    data,
    'map',
    'dataMap',
    async () => (await import('./commands/data-map.ts')).dataMapCommand,
  );
  map.argument('<files...>', say('mapArgument')).option('--sheet <sheet>', say('sheet'));
  map.addOption(new Option('--table <table>', say('mapTable')).choices(TARGETS));
  allowFormats(map, MAP_FORMATS);
  const rules = styled(program.command('rules').description(say('rules')), language);
  define(rules, 'list', 'rulesList', async () => (await import('./commands/rules.ts')).rulesListCommand);
  const rulesCheck = define(
    rules,
    'check',
    'rulesCheck',
    async () => (await import('./commands/rules-check.ts')).rulesCheckCommand,
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
    async () => (await import('./commands/rules-test.ts')).rulesTestCommand,
  );
  test.argument('[packs...]', say('packArgument')).option('--min-coverage <percent>', say('minCoverage'));
  test.option('--all', say('allPacks'));
  allowFormats(test, TEST_FORMATS);
  const compare = define(
    rules,
    'compare',
    'rulesCompare',
    async () => (await import('./commands/rules-compare.ts')).rulesCompareCommand,
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
    async () => (await import('./commands/rules-schema.ts')).rulesSchemaCommand,
  );
  schema.addArgument(
    new Argument('[name]', say('schemaArgument')).choices([...SCHEMA_NAMES, ...OUTPUT_NAMES]),
  );
  const doc = define(
    rules,
    'doc',
    'rulesDoc',
    async () => (await import('./commands/rules-doc.ts')).rulesDocCommand,
  );
  doc.argument('<pack>', say('onePackArgument'));
  allowFormats(doc, DOC_FORMATS);
}

function withCommonOptions(command: Command, say: Say): void {
  command
    .option('-C, --workspace <dir>', say('workspace'), '.')
    .addOption(new Option('--format <format>', say('format')).choices(FORMATS).default('table'))
    .option('-o, --output <file>', say('output'))
    .addOption(new Option('--lang <language>', say('lang')).choices(['zh', 'en']))
    .option('-q, --quiet', say('quiet'))
    .option('--no-color', say('noColor'))
    .addOption(new Option('--debug', say('debug')).hideHelp());
}

/** Lets a command be asked for other formats than most; the first is its own. */
function allowFormats(command: Command, formats: readonly string[]): void {
  command.options
    .find(({ long }) => long === '--format')
    ?.choices(formats)
    .default(formats[0]);
  command.setOptionValue('format', formats[0]);
}

async function perform(
  run: Runner,
  command: Command,
  work: () => Promise<Work>,
  needsEngine: boolean,
): Promise<void> {
  const values: Values = command.optsWithGlobals();
  const settings = settingsFrom(values);
  if (needsEngine) (await import('../engine/duckdb.ts')).beginEngine();
  const { openSession } = await import('./session.ts');
  const interruption = listenForSignals();
  const session = openSession(settings, run.language, interruption.signal);
  try {
    const worked = work().then((begin) => begin(session, values, command.args));
    run.status = await Promise.race([worked, interruption.ended]);
  } finally {
    run.language = session.language();
    interruption.stop();
  }
}

/** Turns SIGINT and SIGTERM into an abort, so that what is half done is undone before the process ends; `ended` then rejects. */
function listenForSignals(): { signal: AbortSignal; ended: Promise<never>; stop: () => void } {
  const controller = new AbortController();
  const { signal } = controller;
  const ended = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  );
  const onSignal = (name: NodeJS.Signals): void => controller.abort(name);
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    signal,
    ended,
    stop: () => process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
  };
}

function settingsFrom(values: Values): Settings {
  const text = (name: string): string | undefined =>
    typeof values[name] === 'string' ? values[name] : undefined;
  const lang = text('lang');
  const output = text('output');
  return {
    workspace: text('workspace') ?? '.',
    ...(lang === 'zh' || lang === 'en' ? { lang } : {}),
    ...(output === undefined ? {} : { output }),
    quiet: values['quiet'] === true,
    color: values['color'] !== false,
    debug: values['debug'] === true,
    format: FORMATS.find((format): format is Format => format === values['format']) ?? 'table',
  };
}

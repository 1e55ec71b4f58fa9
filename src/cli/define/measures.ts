import { type Command, Option } from 'commander';
import { AUDIENCES } from '../../measures/audiences.ts';
import { MEASURE_KINDS } from '../../measures/kinds.ts';
import { MEASURE_FORMATS } from '../../rendering/look.ts';
import { allowFormats, type Define, type Say } from './define.ts';

/** What is asked of areas on a day, and so not of people who arrive. */
const OF_AREAS = ['asOf', 'area', 'on', 'by', 'starting', 'ending', 'audience', 'kind'];
/** What is asked of one journey, and a list says of each. */
const OF_JOURNEY = ['arrivalFrom', 'arrivalTier', 'left', 'arrived'];

/** What applies where the tiers are in force, and to people who arrive. */
export function measuresCommands(define: Define, program: Command, say: Say): void {
  const measures = define(
    program,
    'measures',
    'measures',
    async () => (await import('../commands/measures.ts')).measuresCommand,
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
    .addOption(new Option('--arrival-from <place>', say('arrivalFrom')).conflicts(OF_AREAS))
    .addOption(new Option('--arrival-tier <tier>', say('arrivalTier')).conflicts(OF_AREAS))
    .option('--left <day>', say('left'))
    .option('--arrived <day>', say('arrived'))
    .addOption(new Option('--arrivals <file>', say('arrivals')).conflicts([...OF_JOURNEY, ...OF_AREAS]));
  allowFormats(measures, MEASURE_FORMATS);
}

/** What is said of single places of business. */
export function premisesCommands(define: Define, program: Command, say: Say): void {
  const premises = define(
    program,
    'premises',
    'premises',
    async () => (await import('../commands/premises.ts')).premisesCommand,
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
    .option('--since <day|file>', say('premisesSince'))
    .option('--plan', say('premisesPlan'))
    .option('--days <days>', say('premisesDays'))
    .option('--points <points>', say('premisesPoints'));
  allowFormats(premises, MEASURE_FORMATS);
}

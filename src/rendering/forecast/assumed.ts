import type { AssumedChange } from '../../forecast/assumed.ts';
import type { Forecast } from '../../forecast/forecast.ts';
import { listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import { shortDay, shortName } from '../areas.ts';
import { bindingTitle, keyIndicators } from '../indicators.ts';
import type { Block, Row } from '../page.ts';
import { tierLabel, tierWord } from '../tiers.ts';
import { words } from '../words/forecast.ts';

/** Which areas hypothetical cases would raise, or keep up for longer; nothing where none were assumed. */
export function assumedBlocks({ assumed, snapshot }: Forecast, language: Language): Block[] {
  if (assumed === null) return [];
  const { file, changes } = assumed;
  const heading: Block = { kind: 'heading', text: say(words.assumedHeading, language, { file }), level: 2 };
  const premise = changes.length === 0 ? words.assumedNone : words.assumedPremise;
  const lines: Block = { kind: 'lines', lines: [{ text: premise[language], hang: 2 }] };
  if (changes.length === 0) return [heading, lines];
  const columns = [
    { head: words.area[language], least: 12 },
    { head: words.kind[language] },
    { head: words.firstDay[language] },
    { head: words.without[language], least: 6 },
    { head: words.having[language], least: 6 },
    { head: words.changedValues[language], least: 14, spare: 90 },
    { head: words.thenSteps[language], least: 12 },
  ];
  const rows = changes.map((change) => changeRow(change, snapshot, language));
  return [heading, lines, { kind: 'gap' }, { kind: 'table', columns, rows }];
}

function changeRow(
  { kind, area, on, from, to, because }: AssumedChange,
  { pack, asOf }: Forecast['snapshot'],
  language: Language,
): Row {
  const key = new Set(keyIndicators(pack).map(({ name }) => name));
  const titles = because.filter((name) => key.has(name)).map((name) => bindingTitle(pack, name, language));
  const steps = area.ladder.steps
    .filter((step) => step.on > on)
    .map((step) => `${shortDay(step.on, asOf)} ${tierWord(pack, step.tier, language)}`);
  const cells = [
    shortName(area.verdict.area),
    (kind === 'raised' ? words.raisedBy : words.prolongedBy)[language],
    shortDay(on, asOf),
    tierLabel(pack, from, language),
    tierLabel(pack, to, language),
    listed(titles, language),
    listed(steps, language) || '—',
  ];
  return { kind: 'row', cells };
}

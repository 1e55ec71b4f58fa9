import type { Language, Text } from '../language/text.ts';
import type { Indicator } from '../rules/indicator.ts';
import type { Pack } from '../rules/pack.ts';
import { namesOf } from '../rules/walk.ts';
import type { IndicatorValue } from '../zoning/verdict.ts';
import { bindings } from './words/snapshot.ts';

const TRUTH = { zh: { true: '是', false: '否' }, en: { true: 'yes', false: 'no' } } as const;
const UNKNOWN = { zh: '未知', en: 'unknown' } as const;

/** An indicator's value as people read it. */
export function valueText(value: IndicatorValue | undefined, language: Language): string {
  if (value === null || value === undefined) return UNKNOWN[language];
  if (typeof value === 'boolean') return TRUTH[language][value ? 'true' : 'false'];
  return String(value);
}

/** Indicators that tiers read directly, in the order of the pack; all of them if tiers read none. */
export function keyIndicators(pack: Pack): readonly Indicator[] {
  const read = new Set(
    pack.tiers.flatMap(({ rule }) => (rule.kind === 'when' ? namesOf(rule.when.tree) : [])),
  );
  const key = pack.indicators.filter(({ name }) => read.has(name));
  return key.length > 0 ? key : pack.indicators;
}

/** What keeps a tier until it can be lowered: an indicator's title, or a clock. */
export function bindingTitle(pack: Pack, because: string, language: Language): string {
  const clocks: Readonly<Record<string, Text>> = bindings;
  const isIndicator = pack.indicators.some(({ name }) => name === because);
  return (isIndicator ? undefined : clocks[because]?.[language]) ?? indicatorTitle(pack, because, language);
}

/** An indicator's title, or its name where the pack has none of that name. */
export function indicatorTitle(pack: Pack, name: string, language: Language): string {
  return pack.indicators.find((each) => each.name === name)?.title[language] ?? name;
}

import { error, type Problem } from '../problems/problem.ts';
import type { YamlFile } from '../yaml/index.ts';
import { attributeTypes } from './attributes.ts';
import { inForceFrom } from './in-force.ts';
import { parseIndicators } from './indicators/parse-all.ts';
import { parseMeasures } from './measures.ts';
import type { CalendarDay, Pack, ParamValue } from './pack.ts';
import { paramsOf } from './params.ts';
import { previousProblems } from './previous.ts';
import type { FullMeasures, RawPack } from './raw.ts';
import { measureScope, openingScope, ruleScope, tierScope } from './scope.ts';
import { sourcesFrom } from './sources.ts';
import type { Table } from './tables.ts';
import { textFrom } from './text.ts';
import { parseTiers } from './tiers.ts';
import { titleProblems, titlesFrom } from './titles.ts';
import { movementOf, movementProblems } from './transitions.ts';
import { effectFrom } from './window.ts';

/** A pack's files, each in its shape. */
export interface PackFiles {
  readonly yaml: YamlFile;
  readonly raw: RawPack;
  readonly measures?: { readonly yaml: YamlFile; readonly raw: FullMeasures };
  /** The name of the folder they are in. */
  readonly folder: string;
  readonly tables: Readonly<Record<string, Table>>;
  /** The days of the pack's own calendar file. */
  readonly calendar: readonly CalendarDay[];
  /** What the workspace sets otherwise than the pack has it. */
  readonly params: Readonly<Record<string, ParamValue>>;
}

/** A pack as far as its files make it: what it lacks comes from where they are. */
interface Compiled {
  readonly pack: Omit<Pack, 'hash' | 'origin'>;
  readonly problems: readonly Problem[];
}

/** Parses and checks everything a pack says; with errors among the problems, the pack is not fit for use. */
export function compilePack({
  yaml,
  raw,
  measures,
  folder,
  tables,
  calendar,
  params: set,
}: PackFiles): Compiled {
  const sources = { ...sourcesFrom(measures?.raw.sources), ...sourcesFrom(raw.sources) };
  const { params, problems: wrongParams } = paramsOf(raw, set);
  const attributes = attributeTypes(raw, measures?.raw, params);
  const names = raw.tiers.map(({ tier }) => tier);
  const given = { params, attributes, tiers: names };
  const indicators = parseIndicators(yaml, raw.indicators ?? {}, tables, given);
  const scopes = {
    tier: tierScope(indicators.types, given),
    release: ruleScope(indicators.types, given),
  };
  const tiers = parseTiers(yaml, raw, scopes, sourcesFrom(raw.sources));
  const inForce = inForceFrom(yaml, ['in_force'], raw.in_force);
  const applied =
    measures &&
    parseMeasures(measures.raw, {
      yaml: measures.yaml,
      tiers: names,
      sources,
      scope: measureScope(indicators.types, given),
      openingScope: openingScope(params),
    });
  const pack = {
    id: raw.pack,
    title: textFrom(raw.title),
    edition: raw.edition,
    ...(raw.extends === undefined ? {} : { extends: raw.extends }),
    ...(raw.jurisdiction === undefined ? {} : { jurisdiction: raw.jurisdiction }),
    inForce: inForce.inForce,
    sources,
    level: [raw.level].flat().join(', '),
    levels: [raw.level].flat(),
    ...(raw.params === undefined ? {} : { params }),
    ...(raw.titles === undefined ? {} : { titles: titlesFrom(raw) }),
    effective: effectFrom(raw.effective),
    ...(raw.extra === undefined ? {} : { extra: raw.extra }),
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
    ...movementOf(raw, calendar),
    indicators: indicators.indicators,
    tiers: tiers.tiers,
    measures: applied?.measures ?? [],
    ...applied?.standing,
    ...(raw.notes === undefined ? {} : { notes: textFrom(raw.notes) }),
  };
  const problems = [
    ...idProblems(yaml, raw, folder),
    ...inForce.problems,
    ...wrongParams,
    ...indicators.problems,
    ...tiers.problems,
    ...movementProblems(yaml, raw),
    ...previousProblems(yaml, indicators.indicators, tiers.tiers),
    ...repeatedSources(raw, measures),
    ...titleProblems(yaml, raw, pack),
    ...(applied?.problems ?? []),
  ];
  return { pack, problems };
}

function idProblems(yaml: YamlFile, raw: RawPack, folder: string): Problem[] {
  return raw.pack === folder
    ? []
    : [error('pack-id', { ...yaml.spotOf(['pack']), value: raw.pack, with: { folder } })];
}

function repeatedSources(raw: RawPack, measures: PackFiles['measures']): Problem[] {
  if (measures === undefined) return [];
  return Object.keys(measures.raw.sources ?? {})
    .filter((id) => Object.hasOwn(raw.sources ?? {}, id))
    .map((id) =>
      error('pack-duplicate-source', { ...measures.yaml.spotOf(['sources', id], 'key'), value: id }),
    );
}

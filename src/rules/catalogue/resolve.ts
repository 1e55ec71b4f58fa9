import { error, type Problem } from '../../problems/problem.ts';
import { nearest } from '../../problems/suggest.ts';
import type { Path, YamlFile } from '../../yaml/index.ts';
import type { FullMeasure, FullMeasures, RawMeasure, RawMeasures } from '../raw.ts';
import { fillMeasure, placesIn } from './places.ts';
import type { Catalogue, Entry } from './read.ts';

/** A pack's measures, each with all that it says, and what they use of the catalogue. */
interface Resolved {
  readonly raw: FullMeasures;
  readonly used: readonly Entry[];
  readonly problems: readonly Problem[];
}

/**
 * The measures of a pack as they are once the catalogue has said what they leave to it, the places of their texts filled.
 * Each stays at its position, also one with a problem: the others are found by theirs.
 */
export function resolveMeasures(yaml: YamlFile, raw: RawMeasures, catalogue: Catalogue): Resolved {
  const used = new Set<Entry>();
  const problems: Problem[] = [];
  const measures = raw.measures.map((one, index): FullMeasure => {
    const path = ['measures', index];
    const entry = one.use === undefined ? undefined : catalogue.get(one.use);
    if (entry !== undefined) used.add(entry);
    const full = merged(one, entry);
    const wrong = usageProblems(yaml, path, one, entry, catalogue);
    problems.push(...(wrong.length > 0 ? wrong : openPlaces(yaml, path, one, full)));
    return fillMeasure(full);
  });
  return { raw: { ...raw, measures }, used: [...used], problems };
}

/** What a pack says goes before what the catalogue says; parameters and words go one by one. */
function merged(one: RawMeasure, entry: Entry | undefined): FullMeasure {
  const parameters = { ...entry?.raw.parameters, ...one.parameters };
  const words = { ...entry?.raw.words, ...one.words };
  return {
    ...NOTHING_SAID,
    ...entry?.raw,
    ...one,
    ...(Object.keys(parameters).length > 0 && { parameters }),
    ...(Object.keys(words).length > 0 && { words }),
  };
}

/** What stands for the content of a measure that the catalogue does not have; the pack is not fit for use then. */
const NOTHING_SAID: Pick<FullMeasure, 'title' | 'text' | 'audience' | 'kind'> = {
  title: '—',
  text: '—',
  audience: [],
  kind: 'information',
};

/** Whether the entry is there, and has the parameters and words that are set. */
function usageProblems(
  yaml: YamlFile,
  path: Path,
  one: RawMeasure,
  entry: Entry | undefined,
  catalogue: Catalogue,
): Problem[] {
  if (one.use !== undefined && entry === undefined) {
    const suggest = nearest(one.use, catalogue.keys());
    return [error('catalogue-missing', { ...yaml.spotOf([...path, 'use']), value: one.use, suggest })];
  }
  const places = placesIn(merged(one, entry));
  const known = [...new Set([...places, ...Object.keys(entry?.raw.parameters ?? {})])];
  // Parameters of a measure that a pack writes itself are numbers by name, whether its text has them or not.
  const set = { parameters: entry === undefined ? {} : one.parameters, words: one.words };
  return Object.entries(set).flatMap(([key, values = {}]) =>
    Object.keys(values)
      .filter((name) => !known.includes(name))
      .map((name) =>
        error('measure-unknown-parameter', {
          ...yaml.spotOf([...path, key, name], 'key'),
          value: name,
          with: { measure: one.use ?? one.id, known: known.join(', ') || '—' },
          suggest: nearest(name, known),
        }),
      ),
  );
}

/** Places of the texts for which there is no value. */
function openPlaces(yaml: YamlFile, path: Path, one: RawMeasure, full: FullMeasure): Problem[] {
  const { parameters = {}, words = {}, days } = full;
  const known = [...Object.keys(parameters), ...Object.keys(words), ...(days ? ['test_days'] : [])];
  const at = one.use === undefined ? [...path, 'text'] : [...path, 'use'];
  return placesIn(full)
    .filter((name) => !known.includes(name))
    .map((name) =>
      error('measure-open-place', { ...yaml.spotOf(at), value: name, suggest: nearest(name, known) }),
    );
}

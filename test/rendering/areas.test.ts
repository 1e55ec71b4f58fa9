import { describe, expect, test } from 'vitest';
import { byDistrict, shortName } from '../../src/rendering/areas.ts';
import { type AreaLabel, storedLabel } from '../../src/zoning/area-label.ts';

function area(code: string, names: readonly string[], district = 1): AreaLabel {
  return {
    code,
    names,
    name: names.join(' '),
    district: { code: code.slice(0, 1), name: names[district] ?? '' },
  };
}

const SPACED = [
  area('K2', ['New York', 'Kings County', 'Flatbush East']),
  area('K3', ['New York', 'Kings County', 'Bay Ridge', 'Fort Hamilton']),
  area('Q2', ['New York', 'Queens County', 'Flatbush East']),
];
const OWN = area('K', ['New York', 'Kings County']);

const shown = (areas: readonly AreaLabel[]) =>
  byDistrict(areas, (each) => each).map(({ heading, items }) => [heading, ...items.map(shortName)]);

describe('names that have spaces', () => {
  test('stay whole in listings', () => {
    expect(shown(SPACED)).toEqual([
      ['Kings County', 'Flatbush East', 'Bay Ridge Fort Hamilton'],
      ['Queens County', 'Flatbush East'],
    ]);
    expect(shown([OWN])).toEqual([['New York', 'Kings County']]);
  });

  test('are told apart as far as the store tells the district', () => {
    const stored = [...SPACED, OWN].map(({ code, name, district }) =>
      storedLabel(code, name, district?.code ?? null, district?.name ?? null),
    );
    expect(shown(stored.slice(0, 3))).toEqual(shown(SPACED));
    expect(shown(stored.slice(3))).toEqual(shown([OWN]));
  });
});

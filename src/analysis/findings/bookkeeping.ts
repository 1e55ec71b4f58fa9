import type { Pack } from '../../rules/pack.ts';
import { usedIndicators } from '../conditions.ts';
import type { Finding } from '../finding.ts';

/** Indicators that no tier rests on, and rules that rest on no document. */
export function bookkeepingFindings(pack: Pack): Finding[] {
  return [...unusedIndicators(pack), ...missingSources(pack)];
}

function unusedIndicators(pack: Pack): Finding[] {
  const used = usedIndicators(pack);
  return pack.indicators
    .filter((indicator) => !used.includes(indicator))
    .map(({ name }) => ({
      code: 'indicator-unused',
      severity: 'warning',
      value: name,
      where: { file: 'pack', path: ['indicators', name] },
      examples: [],
    }));
}

function missingSources(pack: Pack): Finding[] {
  if (Object.keys(pack.sources).length === 0) {
    const where = { file: 'pack', path: ['pack'] } as const;
    return [{ code: 'pack-no-sources', severity: 'warning', value: pack.id, where, examples: [] }];
  }
  return pack.tiers
    .filter(({ rule, source }) => rule.kind === 'when' && source === undefined)
    .map(({ tier, rank }) => ({
      code: 'tier-no-source',
      severity: 'note',
      value: tier,
      where: { file: 'pack', path: ['tiers', rank, 'tier'] },
      examples: [],
    }));
}

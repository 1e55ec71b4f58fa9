import { columnOfRow } from '../counting/sql.ts';
import { isJudged, whereSql } from '../counting/where.ts';
import type { StageOptions } from '../inputs/index.ts';
import { isRowIndicator } from '../rules/indicator.ts';
import type { Pack } from '../rules/pack.ts';
import { looksElsewhere } from './demands.ts';
import type { Policy } from './policy.ts';
import { packsIn } from './what-to-read.ts';

/**
 * The cases that a policy's packs count, whatever the night: all by which a night is judged. Nothing where a pack counts
 * every case, or where more than the area and the day takes part in it.
 */
export function countedRows(policy: Policy): Pick<StageOptions, 'counted'> {
  const packs = packsIn(policy);
  const [level, ...others] = new Set(packs.map((pack) => pack.level));
  if (level === undefined || others.length > 0 || !packs.every(isPlain)) return {};
  const conditions = new Set<string>();
  for (const indicator of packs.flatMap(({ indicators }) => indicators).filter(isRowIndicator)) {
    if (indicator.table !== 'cases') continue;
    if (indicator.where === undefined || isJudged(indicator.where)) return {};
    conditions.add(whereSql(indicator.where, columnOfRow));
  }
  // A condition that is unknown for one row counts no row, but says nothing of the others.
  const any = [...conditions].map((each) => `coalesce(${each}, false)`).join(' OR ');
  return { counted: { level, condition: any === '' ? 'false' : `(${any})` } };
}

function isPlain(pack: Pack): boolean {
  return (pack.levels ?? []).length <= 1 && !looksElsewhere(pack);
}

import type { Expression } from '../rules/expression.ts';
import type { Pack } from '../rules/pack.ts';
import type { Column, TruthColumn } from './columns.ts';
import { evaluate, type Readings, type Trace, type ZonesReading } from './evaluate.ts';
import { type RawTiers, rawTiers } from './raw-tier.ts';

/** The verdict of the rules on every area, with the reason: nothing has to be judged again to explain it. */
export interface Judgement extends RawTiers {
  readonly rows: number;
  /** Every indicator, counted or calculated, by name. */
  readonly indicators: ReadonlyMap<string, Column>;
  /** The value of every part of every tier's condition, for every area. */
  readonly trace: Trace;
  /** Evaluates a condition that waited for the published tiers of other areas, and keeps it in the trace. */
  readonly evaluateLater: (tree: Expression, zones: ZonesReading) => Column;
  /** Which rows read something of their own, where all others were found to read the same. */
  readonly few?: Few;
}

/** Rows of which some read what no other does, and all others the same. */
export interface Few {
  /** Those that read something of their own. */
  readonly apart: Int32Array;
  /** One that stands for all others. */
  readonly standsFor: number;
}

/**
 * Judges all areas by a pack. Pure and synchronous: no file, no database, no clock.
 *
 * @param counted the row indicators of the pack, one column each, and the members its expressions read
 */
export function judge(pack: Pack, counted: Readings): Judgement {
  const trace = new Map<Expression, Column>();
  const indicators = new Map<string, Column>();
  const readings: Readings = { ...counted, indicator: (name) => indicators.get(name) };
  for (const indicator of pack.indicators) {
    const column =
      indicator.kind === 'expr'
        ? evaluate(indicator.expr.tree, readings, trace)
        : counted.indicator(indicator.name);
    if (column !== undefined) indicators.set(indicator.name, column);
  }
  const truths = new Map<string, TruthColumn>();
  for (const tier of pack.tiers) {
    if (tier.release !== undefined) evaluate(tier.release.tree, readings, trace);
    if (tier.rule.kind !== 'when' || tier.residual) continue;
    const truth = evaluate(tier.rule.when.tree, readings, trace);
    if (truth.kind === 'truth') truths.set(tier.tier, truth);
  }
  const evaluateLater = (tree: Expression, zones: ZonesReading): Column =>
    evaluate(tree, { ...readings, zones }, trace);
  return {
    rows: counted.rows,
    indicators,
    trace,
    evaluateLater,
    ...rawTiers(pack.tiers, truths, counted.rows),
  };
}

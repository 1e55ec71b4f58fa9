import Fraction from 'fraction.js';
import { dayOf } from '../../days.ts';
import { type Column, constantColumn, valueAt } from '../../judging/columns.ts';
import type { Readings } from '../../judging/evaluate.ts';
import { fractionAt } from '../../judging/exact.ts';
import { type Judgement, judge } from '../../judging/judge.ts';
import type { Pack } from '../../rules/pack.ts';
import { expressionsOf, membersOf } from '../../rules/walk.ts';
import type { Kind } from '../meaning/kinds.ts';
import { freeValue, unknownFlag } from '../meaning/names.ts';
import type { Point } from '../solver/index.ts';
import type { State } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { type Known, knownAt } from './values.ts';

/** The values that a point gives to everything a pack's conditions read. */
export interface Valued {
  readonly indicators: ReadonlyMap<string, Known>;
  /** `area.population`, `context.response_level` */
  readonly members: ReadonlyMap<string, Known>;
}

export function valuedAt(world: World, state: State, point: Point): Valued {
  const { pack, space } = world;
  const indicators = new Map<string, Known>();
  for (const { name } of pack.indicators) {
    const value = state.values.get(name);
    if (value !== undefined) indicators.set(name, knownAt(value, point, space));
  }
  const members = new Map<string, Known>();
  for (const { scope, name, type } of expressionsOf(pack).flatMap(membersOf)) {
    const full = `${scope}.${name}`;
    const wanted = (['text', 'number', 'truth'] as const).find((kind) =>
      space.variables.has(variableOf(full, kind)),
    );
    if (wanted === undefined) continue;
    const value = freeValue(full, wanted, unknownFlag(full, space), space);
    const known = knownAt(value, point, space);
    const isDay = type === 'date' && known !== null && typeof known === 'object';
    members.set(full, isDay ? dayOf(known.valueOf()) : known);
  }
  return { indicators, members };
}

function variableOf(name: string, kind: Kind): string {
  return kind === 'text' ? `text ${name}` : kind === 'truth' ? `${name} is true` : name;
}

/** Judges one area with these values by the same code that judges every night. */
export function judgedWith(pack: Pack, valued: Valued): Judgement {
  return judge(pack, readingsOf(valued));
}

/** Values of one area, as judging reads them. */
export function readingsOf({ indicators, members }: Valued): Readings {
  return {
    rows: 1,
    indicator: (name) => columnOf(indicators.get(name) ?? null),
    member: (scope, name) => {
      const value = members.get(`${scope}.${name}`);
      return value === undefined || value === null ? undefined : columnOf(value);
    },
  };
}

/** What judging made of one area, as a value. */
export function knownIn(column: Column, row = 0): Known {
  return column.kind === 'number' ? fractionAt(column, row) : knownValue(valueAt(column, row));
}

function knownValue(value: ReturnType<typeof valueAt>): Known {
  return typeof value === 'number' ? new Fraction(value) : value;
}

function columnOf(value: Known): Column {
  if (typeof value === 'boolean') return constantColumn(value, 'truth', 1);
  if (typeof value === 'string') return constantColumn(value, 'text', 1);
  if (value === null) return constantColumn(undefined, 'number', 1);
  return exactColumn(value);
}

function exactColumn(value: Fraction): Column {
  const lo = Float64Array.of(value.valueOf());
  return { kind: 'number', lo, hi: lo, exactly: () => value };
}

import type Fraction from 'fraction.js';
import type { Space } from '../meaning/space.ts';
import type { Value } from '../meaning/value.ts';
import { holdsAt, type Point, valueAt } from '../solver/index.ts';

/** What a value is at a point; null is unknown. */
export type Known = Fraction | string | boolean | null;

/** Stands for a text that the pack does not mention. */
export const OTHER_TEXT = '-';

export function knownAt(value: Value, point: Point, space: Space): Known {
  switch (value.kind) {
    case 'truth':
      return holdsAt(value.yes, point) ? true : holdsAt(value.no, point) ? false : null;
    case 'number': {
      const found = value.cases.find(({ when }) => holdsAt(when, point))?.value ?? null;
      return found && valueAt(found.over, point).div(valueAt(found.under, point));
    }
    case 'text': {
      const found = value.cases.find(({ when }) => holdsAt(when, point))?.value ?? null;
      if (found === null || found.kind === 'literal') return found?.text ?? null;
      return space.textAt(found.name, Number(point.get(found.name)?.valueOf() ?? 0)) ?? OTHER_TEXT;
    }
  }
}

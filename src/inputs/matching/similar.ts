import { distance } from 'fastest-levenshtein';
import type { CandidateReason } from './matched.ts';

/** How a name resembles a text: by what, and how much (0–1). */
export interface Likeness {
  readonly reason: CandidateReason;
  readonly degree: number;
}

const LEAST_ALIKE = 0.5;
const ORDER: readonly CandidateReason[] = [
  'same-name',
  'successor',
  'elsewhere',
  'in-text',
  'one-character',
  'begins-alike',
  'similar',
];

/**
 * How a name without its suffix resembles what is left of an address, both folded: only to propose it, never to place by.
 */
export function likeness(rest: string, stem: string): Likeness | undefined {
  if (stem.length < 2 || rest.length < 2) return undefined;
  if (rest.includes(stem)) return { reason: 'in-text', degree: stem.length / rest.length };
  const beginning = rest.slice(0, stem.length);
  if (stem.length >= 3 && beginning.length === stem.length && distance(beginning, stem) === 1)
    return { reason: 'one-character', degree: 1 - 1 / stem.length };
  const shared = sharedBeginning(rest, stem);
  if (shared >= 2 && shared * 2 >= stem.length)
    return { reason: 'begins-alike', degree: shared / stem.length };
  const degree = alike(beginning, stem);
  return degree >= LEAST_ALIKE ? { reason: 'similar', degree } : undefined;
}

/** The better likeness first. */
export function byLikeness(a: Likeness, b: Likeness): number {
  return ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason) || b.degree - a.degree;
}

function sharedBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** The share of pairs of neighbouring characters that two texts have in common (Dice). */
function alike(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  const common = [...one].filter((pair) => other.has(pair)).length;
  return one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size);
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
}

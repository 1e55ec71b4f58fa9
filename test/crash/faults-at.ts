import type { Fault, Told } from './stage.ts';

/** Something that happens to a command: at a step that changes anything on disk, or after so many milliseconds. */
export interface Mishap {
  readonly told: Told;
  readonly fault?: Fault;
  readonly after?: number;
}

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function* numbers(start: number): Generator<number, never> {
  for (let state = start; ; ) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

/** A kill before every step of a command, and in the midst of it where it has one. */
function killsOf(told: Told): Mishap[] {
  return told.steps.flatMap((step, i): Mishap[] => {
    const kinds = /^(write|rm)/.test(step) ? (['kill', 'half'] as const) : (['kill'] as const);
    return kinds.map((kind) => ({ told, fault: { kind, at: i + 1 } }));
  });
}

const DISKS = ['ENOSPC', 'EROFS', 'EDQUOT', 'EIO'] as const;

function disksOf(told: Told): Mishap[] {
  return told.steps.flatMap((_, i) => DISKS.map((kind): Mishap => ({ told, fault: { kind, at: i + 1 } })));
}

/** Kills: so many, one in three by the clock and the others at a step, in turn of every command; or `all`, at every step. */
export function kills(story: readonly Told[], count: string, random: Generator<number, never>): Mishap[] {
  if (count === 'all') return story.flatMap(killsOf);
  return inTurn(story, Number(count), (told, i) =>
    i % 3 === 2 ? { told, after: told.takes * random.next().value } : picked(killsOf(told), random),
  );
}

/** Disks that are full, broken or cannot be written to from a step on: so many, or `all`. */
export function disks(story: readonly Told[], count: string, random: Generator<number, never>): Mishap[] {
  if (count === 'all') return story.flatMap(disksOf);
  return inTurn(story, Number(count), (told) => picked(disksOf(told), random));
}

function inTurn(story: readonly Told[], count: number, mishap: (told: Told, i: number) => Mishap): Mishap[] {
  return Array.from({ length: count }, (_, i) => {
    const told = story[i % story.length];
    if (told === undefined) throw new RangeError('no story');
    return mishap(told, i);
  });
}

function picked(from: readonly Mishap[], random: Generator<number, never>): Mishap {
  const found = from[Math.floor(random.next().value * from.length)];
  if (found === undefined) throw new RangeError('no steps');
  return found;
}

export function shown({ told, fault, after }: Mishap): string {
  if (fault === undefined)
    return `${told.name}, killed after ${after?.toFixed(0)} of ${told.takes.toFixed(0)} ms`;
  return `${told.name}, ${fault.kind} at ${fault.at} ${told.steps[(fault.at ?? 0) - 1]}`;
}

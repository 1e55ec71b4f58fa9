import { beforeAll, expect, test } from 'vitest';
import { seed } from '../counting/runs.ts';
import { expectAsNever, expectOldOrNew } from './left-behind.ts';
import { type Fault, openStage, type Stage, type Told, tell } from './stage.ts';

/** How many times a command is killed: so many, spread over all of them, or `all`, at every single step. */
const KILLS = process.env['FENQU_KILLS'] ?? '9';

/** A moment at which a command is killed: at a step, or after a part of the time that it takes. */
interface Kill {
  readonly told: Told;
  readonly fault?: Fault;
  readonly after?: number;
}

let stage: Stage;
let story: readonly Told[];

beforeAll(async () => {
  stage = await openStage();
  story = await tell(stage);
  return () => stage.close();
});

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
function* numbers(start: number): Generator<number, never> {
  for (let state = start; ; ) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

/** Every step of every command, before it and in the midst of it. */
function everyStep(): Kill[] {
  return story.flatMap((told) =>
    told.steps.flatMap((step, i): Kill[] => {
      const halves = /^(write|rm)/.test(step) ? (['kill', 'half'] as const) : (['kill'] as const);
      return halves.map((kind) => ({ told, fault: { kind, at: i + 1 } }));
    }),
  );
}

function someMoments(count: number): Kill[] {
  const random = numbers(seed);
  const steps = everyStep();
  return Array.from({ length: count }, (_, i): Kill => {
    const told = story[i % story.length];
    if (told === undefined) throw new RangeError('no story');
    // One in three by the clock, wherever the process happens to be; the others at a step.
    if (i % 3 === 2) return { told, after: told.takes * random.next().value };
    const ofThis = steps.filter((kill) => kill.told === told);
    return ofThis[Math.floor(random.next().value * ofThis.length)] ?? { told, after: 0 };
  });
}

function shown({ told, fault, after }: Kill): string {
  const step = fault?.at === undefined ? '' : told.steps[fault.at - 1];
  return `${told.name}, ${fault === undefined ? `${after?.toFixed(0)} ms` : `${fault.kind} at ${fault.at} ${step}`}`;
}

async function killedThere(kill: Kill): Promise<void> {
  const { told, fault, after } = kill;
  const root = stage.copyOf(told.before);
  const ended = await stage.run(root, told.args, fault, after);
  const where = shown(kill);
  if (fault !== undefined) expect(ended.signal, where).toBe('SIGKILL');
  await expectOldOrNew(root, told, where);
  await expectAsNever(stage, root, told, where);
  stage.strike(root);
}

const FOREVER = 3_600_000;

test(
  'a command that is killed at any moment leaves old nights or new ones, and the next goes on',
  async () => {
    const kills = KILLS === 'all' ? everyStep() : someMoments(Number(KILLS));
    const failed: string[] = [];
    const waiting = kills.values();
    const worker = async (): Promise<void> => {
      for (const kill of waiting) {
        try {
          await killedThere(kill);
        } catch (cause) {
          failed.push(cause instanceof Error ? cause.message.slice(0, 1500) : String(cause));
        }
      }
    };
    await Promise.all([worker(), worker()]);
    expect(failed).toEqual([]);
  },
  FOREVER,
);

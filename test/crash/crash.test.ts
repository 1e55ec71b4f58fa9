import { beforeAll, expect, test } from 'vitest';
import { codesIn, showsStack } from '../cli/fenqu.ts';
import { seed } from '../counting/runs.ts';
import { disks, kills, type Mishap, numbers, shown } from './faults-at.ts';
import { expectWhole } from './left-behind.ts';
import { openStage, type Stage, type Told, tell } from './stage.ts';

/** How often a command is killed, or finds the disk full or broken: a number, or `all` for every step there is. */
const KILLS = process.env['FENQU_KILLS'] ?? '7';
const FAULTS = process.env['FENQU_FAULTS'] ?? '4';

const LONG = 7_200_000;

let stage: Stage;
let story: readonly Told[];

beforeAll(async () => {
  stage = await openStage();
  story = await tell(stage);
  return () => stage.close();
});

/** Tries all, two at a time, and says which failed. */
async function failures(
  mishaps: readonly Mishap[],
  trial: (mishap: Mishap) => Promise<void>,
): Promise<string[]> {
  const failed: string[] = [];
  const waiting = mishaps.values();
  const worker = async (): Promise<void> => {
    for (const mishap of waiting) {
      try {
        await trial(mishap);
      } catch (cause) {
        failed.push(`${shown(mishap)}: ${cause instanceof Error ? cause.message.slice(0, 1500) : cause}`);
      }
    }
  };
  await Promise.all([worker(), worker()]);
  return failed;
}

test(
  'a command that is killed at any moment leaves old nights or new ones, and the next goes on',
  async () => {
    const trial = async (kill: Mishap): Promise<void> => {
      const root = stage.copyOf(kill.told.before);
      const { signal } = await stage.run(root, kill.told.args, kill.fault, kill.after);
      if (kill.fault !== undefined) expect(signal).toBe('SIGKILL');
      await expectWhole(stage, root, kill.told, shown(kill));
    };
    expect(await failures(kills(story, KILLS, numbers(seed)), trial)).toEqual([]);
  },
  LONG,
);

const TOLD: Readonly<Record<string, RegExp>> = {
  ENOSPC: /^disk-full$/,
  EDQUOT: /^disk-full$/,
  EIO: /^(store|file)-unwritable$|^system-refused$/,
  EROFS: /^(store|file)-unwritable$|^system-refused$/,
};

/** What is told beside the failure. */
const BESIDE = new Set(['catch-up-ended', 'store-made-stale', 'store-stale']);

test(
  'a disk that is full, broken or cannot be written to from any step on is told, and does no harm',
  async () => {
    const trial = async (mishap: Mishap): Promise<void> => {
      const { told, fault } = mishap;
      const root = stage.copyOf(told.before);
      const { status, signal, stderr } = await stage.run(root, told.args, fault);
      expect([signal, showsStack(stderr)], stderr).toEqual([null, false]);
      // Tidying up, once all is done, may fail without harm.
      expect([0, 2], stderr).toContain(status);
      const codes = codesIn(stderr).filter((code) => !BESIDE.has(code));
      if (status === 2)
        for (const code of codes) expect(code, stderr).toMatch(TOLD[fault?.kind ?? ''] ?? /-/);
      await expectWhole(stage, root, told, shown(mishap));
    };
    expect(await failures(disks(story, FAULTS, numbers(seed + 1)), trial)).toEqual([]);
  },
  LONG,
);

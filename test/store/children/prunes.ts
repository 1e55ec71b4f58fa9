import { carryOut, planPruning, withLock } from '../../../src/store/index.ts';

/** Prunes a store to its last five days. */
const [, , store = ''] = process.argv;
process.stdout.write('ready\n');
await withLock(store, undefined, async () => {
  await carryOut(await planPruning(store, { nights: 5, revisions: 1 }));
});
process.stdout.write('done\n');

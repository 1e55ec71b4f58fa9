import { publish, withLock } from '../../../src/store/index.ts';
import { night } from '../fixture-night.ts';

// Publishes revision after revision of the night before another, until it is killed.
const store = process.argv[2] ?? '';
for (let cases = 1; ; cases += 1) {
  await withLock(store, undefined, () => publish(store, night('2020-06-15', cases), { revise: true }));
  if (cases === 2) process.stdout.write('under way\n');
}

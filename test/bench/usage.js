// Loaded into a measured program with `--import`: leaves what the process used (peak memory, CPU) where the measurer
// looks for it.
import { writeFileSync } from 'node:fs';

const file = process.env['FENQU_BENCH_USAGE'];
if (file !== undefined)
  process.once('exit', () => writeFileSync(file, JSON.stringify(process.resourceUsage())));

import { type RunOptions as NightOptions, type RunResult, run as runNight } from '../nightly/run.ts';
import { type WrittenReport, writeReports } from './write.ts';

export type RunOptions = Omit<NightOptions, 'whenPublished'>;

/** What the nightly job did, and the reports it wrote. */
export interface JobResult extends RunResult {
  readonly reports: readonly WrittenReport[];
}

/**
 * The nightly job with the reports that the workspace asks for, written once the night is published. A report that cannot be
 * written is an error among the warnings; the night is published all the same.
 *
 * @throws FenquError for problems of configuration, data, lock or store; nothing is published then
 */
export async function run(options: RunOptions): Promise<JobResult> {
  let reports: readonly WrittenReport[] = [];
  const result = await runNight({
    ...options,
    whenPublished: async (workspace, { published, packs, contents }) => {
      const { written, problems } = await writeReports(workspace, { asOf: published.day, contents, packs });
      reports = written;
      return problems;
    },
  });
  return { ...result, reports };
}

import type { DataReport } from '../../inputs/tables.ts';
import type { SinceLast } from '../../nightly/kept-rows.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import { toTerminal } from '../terminal.ts';
import { dataReportCsv, dataReportJson, dataReportNdjson } from './data.ts';
import { dataReportPage } from './page.ts';

/** What was read, and how that differs from the last run. */
export interface DataShown {
  readonly report: DataReport;
  readonly sinceLast: SinceLast | null;
}

/** Shows what became of the input files. */
export function renderDataReport({ report, sinceLast }: DataShown, format: Format, look: Look): string {
  switch (format) {
    case 'table':
      return toTerminal(dataReportPage(report, look.language, sinceLast), look);
    case 'md':
      return toMarkdown(dataReportPage(report, look.language, sinceLast));
    case 'json':
      return dataReportJson(report, sinceLast);
    case 'ndjson':
      return dataReportNdjson(report);
    case 'csv':
      return dataReportCsv(report);
  }
}

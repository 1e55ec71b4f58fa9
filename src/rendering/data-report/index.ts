import type { DataReport } from '../../inputs/tables.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import { toTerminal } from '../terminal.ts';
import { dataReportCsv, dataReportJson, dataReportNdjson } from './data.ts';
import { dataReportPage } from './page.ts';

/** Shows what became of the input files. */
export function renderDataReport(report: DataReport, format: Format, look: Look): string {
  switch (format) {
    case 'table':
      return toTerminal(dataReportPage(report, look.language), look);
    case 'md':
      return toMarkdown(dataReportPage(report, look.language));
    case 'json':
      return dataReportJson(report);
    case 'ndjson':
      return dataReportNdjson(report);
    case 'csv':
      return dataReportCsv(report);
  }
}

import type { VerifiedNight } from '../../nightly/verify.ts';
import { jsonDocument, jsonLines } from '../json.ts';
import type { Format, Look } from '../look.ts';
import { toMarkdown } from '../markdown.ts';
import { toTerminal } from '../terminal.ts';
import { verifiedCsv, verifiedValue } from './data.ts';
import { verifiedPage } from './page.ts';

/** Shows which published nights agree with what was kept of them. */
export function renderVerified(nights: readonly VerifiedNight[], format: Format, look: Look): string {
  switch (format) {
    case 'table':
      return toTerminal(verifiedPage(nights, look.language), look);
    case 'md':
      return toMarkdown(verifiedPage(nights, look.language));
    case 'json':
      return jsonDocument({ nights: nights.map(verifiedValue) });
    case 'ndjson':
      return jsonLines(nights.map(verifiedValue));
    case 'csv':
      return verifiedCsv(nights);
  }
}

import type { OpenPoint, Proposal } from '../../inputs/mapping/proposal.ts';
import { type Json, jsonDocument } from '../json.ts';
import type { MappingValue } from '../outputs/data-map.ts';
import { openText } from '../words/mapping.ts';

/** The proposals, with what they rest on. */
export function mapJson(proposals: readonly Proposal[]): string {
  return jsonDocument(mappingValue(proposals));
}

function mappingValue(proposals: readonly Proposal[]): Json {
  const value = { proposals: proposals.map(proposalValue) };
  // What is written is what the schema says.
  value satisfies MappingValue;
  return value;
}

function proposalValue(proposal: Proposal) {
  const {
    files,
    target,
    format,
    compression,
    encoding,
    sheet,
    rows,
    block,
    mapped,
    open,
    leftOut,
    compared,
  } = proposal;
  return {
    files: [...files],
    table: target ?? null,
    complete: proposal.complete,
    format,
    compression,
    encoding,
    sheet: sheet ?? null,
    rows,
    block,
    columns: mapped.map(({ column, sources, sure, grounds }) => ({
      column,
      sources: [...sources],
      sure,
      by: grounds.map((ground) => (ground.kind === 'by' ? ground.by : ground.kind)),
    })),
    open: open.map(pointValue),
    left_out: leftOut.map(({ source, why }) => ({ source, why })),
    compared:
      compared === undefined
        ? null
        : {
            missing: compared.differences.map(({ column, missing, likely }) => ({
              column,
              missing,
              likely: [...likely],
            })),
            untranslated: Object.fromEntries(
              Object.entries(compared.untranslated).map(([column, texts]) => [column, [...texts]]),
            ),
            formats: compared.formats.map(({ column, now }) => ({ column, now })),
          },
  };
}

function pointValue(point: OpenPoint) {
  const { under, line, text } = openText(point);
  return {
    kind: point.kind,
    column: 'column' in point ? point.column : null,
    source: 'source' in point ? point.source : null,
    under: under ?? null,
    line: line ?? null,
    message: { zh: text.zh, en: text.en },
  };
}

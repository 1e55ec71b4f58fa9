import { stringify } from 'yaml';
import type { Value } from '../../inputs/mapping/proposal.ts';

/** A value of YAML on one line: `[市, 区]`, `{ 确诊: confirmed }`. */
export function flow(value: Value): string {
  if (isList(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object') {
    const pairs = Object.entries(value).map(([key, each]) => `${scalar(key)}: ${flow(each)}`);
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  return scalar(value);
}

/** A single value as it may stand anywhere, also within brackets. */
export function scalar(value: string | number | boolean): string {
  const options = {
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    lineWidth: 0,
    singleQuote: true,
  } as const;
  return stringify([value], options).trim().slice(1, -1);
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

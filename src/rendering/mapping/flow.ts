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
  // Written over several lines, or with signs that a terminal obeys, it would break the comment or the line it stands in.
  if (typeof value === 'string' && UNSEEN.test(value)) return escaped(value);
  const options = {
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    lineWidth: 0,
    singleQuote: true,
  } as const;
  return stringify([value], options).trim().slice(1, -1);
}

/** Signs that end a line, steer a terminal or are not to be seen. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** A text in double quotes on one line. What JSON escapes YAML reads alike. */
function escaped(text: string): string {
  return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) =>
    [...Array(sign.length).keys()].map((i) => unit(sign, i)).join(''),
  );
}

function unit(sign: string, at: number): string {
  return `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

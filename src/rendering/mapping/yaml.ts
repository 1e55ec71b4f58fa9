import type { Mapped, OpenPoint, Proposal, Value } from '../../inputs/mapping/proposal.ts';
import { grouped, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import {
  groundText,
  hiddenText,
  leftOut,
  likely,
  type OpenText,
  openText,
  targets,
  unknownText,
  words,
} from '../words/mapping.ts';
import { flow, scalar } from './flow.ts';

const STEP = '  ';

/** The proposals as YAML to be pasted into `fenqu.yaml`, its comments in one language. */
export function mapYaml(proposals: readonly Proposal[], language: Language): string {
  const areas = proposals.filter(({ target }) => target === 'areas');
  const unknown = proposals.filter(({ target }) => target === undefined);
  const tables = proposals.filter(({ target }) => target !== undefined && target !== 'areas');
  const lines = [
    comment(words.title[language]),
    ...unknown.flatMap((each) => ['', about(each, language), ...remarks(each, language)]),
    ...areas.flatMap((each) => ['', ...section(each, language)]),
    ...(tables.length > 0 ? ['', 'data:'] : []),
    ...indented(tables.flatMap((each) => section(each, language))),
  ];
  return `${lines.join('\n')}\n`;
}

/** A table; commented out where it cannot stand beside another. */
function section(proposal: Proposal, language: Language): string[] {
  const isSecond = proposal.open.some(({ kind }) => kind === 'files-differ');
  const body = [...keys(proposal, language), ...remarks(proposal, language)];
  const lines = [`${proposal.target}:`, ...indented(body)];
  return [
    about(proposal, language),
    ...comparison(proposal, language),
    ...(isSecond ? lines.map((line) => `# ${line}`) : lines),
  ];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? line : STEP + line));
}

function comment(text: string): string {
  // Names in a file may have line breaks, which must not end a comment, and signs that a terminal would obey.
  return `# ${text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')}`;
}

function about(proposal: Proposal, language: Language): string {
  const { files, rows, target } = proposal;
  const title = say(words.file, language, { files: listed(files, language), rows: grouped(rows) });
  if (target === undefined) return comment(title);
  const state = proposal.complete ? words.complete : words.incomplete;
  return comment([title, targets[target][language], state[language]].join(' · '));
}

/** Keys under which lines may stand that are to be settled. */
const SECTIONS = ['columns', 'values', 'formats', 'defaults'] as const;

/** The block, with what is to be settled under the key where it belongs. */
function keys({ block, mapped, open }: Proposal, language: Language): string[] {
  const inBlock = Object.entries(block).flatMap(([key, value]): string[] => {
    const waiting = openUnder(open, key, language);
    switch (key) {
      case 'columns':
        return ['columns:', ...indented([...columnLines(value, mapped, language), ...waiting])];
      case 'values':
        return ['values:', ...indented(valueLines(value, open, language))];
      default:
        return waiting.length === 0 || typeof value !== 'object'
          ? [`${key}: ${flow(value)}`]
          : [`${key}:`, ...indented([...pairs(value), ...waiting])];
    }
  });
  const others = SECTIONS.filter((key) => block[key] === undefined).flatMap((key) => {
    const waiting = openUnder(open, key, language);
    return waiting.length === 0 ? [] : [`# ${key}:`, ...waiting.map((line) => `# ${STEP}${line.slice(2)}`)];
  });
  return [...inBlock, ...others];
}

function pairs(value: Value): string[] {
  return Object.entries(value).map(([key, each]) => `${scalar(key)}: ${flow(each)}`);
}

/** What is to be settled under a key, as comments. */
function openUnder(open: readonly OpenPoint[], key: string, language: Language): string[] {
  return open
    .map(openText)
    .filter(({ under }) => under === key)
    .map((point) => openLine(point, language));
}

function openLine({ line, text }: OpenText, language: Language): string {
  return comment(line === undefined ? text[language] : `${line}  # ${text[language]}`);
}

function columnLines(value: Value, mapped: readonly Mapped[], language: Language): string[] {
  return mapped.flatMap((each) => {
    const sources: Value | undefined =
      typeof value === 'object' ? Reflect.get(value, each.column) : undefined;
    return sources === undefined ? [] : [`${each.column}: ${flow(sources)}  ${why(each, language)}`];
  });
}

/** Texts and what they stand for; below each other where some are not known. */
function valueLines(values: Value, open: readonly OpenPoint[], language: Language): string[] {
  return Object.entries(values).flatMap(([column, texts]) => {
    const points = open.flatMap((point) =>
      point.kind === 'values-unknown' && point.column === column ? [point] : [],
    );
    if (points.length === 0) return [`${column}: ${flow(texts)}`];
    const lines = points.flatMap(({ values: unknown, hidden }) => [
      ...unknown.map(({ text, rows }) =>
        comment(`${scalar(text)}: ?  # ${say(unknownText, language, { rows })}`),
      ),
      ...(hidden > 0 ? [comment(hiddenText(hidden)[language])] : []),
    ]);
    return [`${column}:`, ...indented([...pairs(texts), ...lines])];
  });
}

function why({ grounds, sure }: Mapped, language: Language): string {
  const texts = [...(sure === 'likely' ? [likely] : []), ...grounds.map(groundText)];
  return comment(texts.map((text) => text[language]).join(language === 'zh' ? '；' : '; '));
}

/** What is to be settled elsewhere, and the columns that are left out. */
function remarks({ open, leftOut: left }: Proposal, language: Language): string[] {
  const points = open.map(openText).filter(({ under }) => under === undefined);
  const personal = left.filter(({ why: reason }) => reason === 'personal').map(({ source }) => source);
  const others = left
    .filter(({ why: reason }) => reason !== 'personal')
    .map(({ source, why: reason }) =>
      reason === 'unknown' ? source : `${source} (${leftOut[reason][language]})`,
    );
  const lists = [
    [words.personal, personal],
    [words.others, others],
  ] as const;
  return [
    ...points.map((point) => openLine(point, language)),
    ...lists.flatMap(([text, columns]) =>
      columns.length === 0 ? [] : [comment(say(text, language, { columns: listed(columns, language) }))],
    ),
  ];
}

/** How the workspace's own block differs from what the file needs. */
function comparison({ compared, target }: Proposal, language: Language): string[] {
  if (compared === undefined || target === undefined) return [];
  const lines = [
    ...compared.differences.map(({ column, missing, likely: now }) => {
      const guess = now.length === 0 ? '' : say(words.likely, language, { likely: listed(now, language) });
      const [only, ...more] = now;
      const both =
        only === undefined || more.length > 0
          ? ''
          : say(words.either, language, { any: flow({ any: [missing, only] }) });
      return say(words.missing, language, { missing, column }) + guess + both;
    }),
    ...Object.entries(compared.untranslated).map(([column, texts]) =>
      say(words.untranslated, language, { column, texts: listed(texts, language) }),
    ),
    ...compared.formats.map(({ column, now }) =>
      now === null
        ? say(words.formatNone, language, { column })
        : say(words.formatNow, language, { column, now }),
    ),
  ];
  const table = { table: target };
  if (lines.length === 0) return [comment(say(words.fits, language, table))];
  return [
    comment(say(words.compared, language, table)),
    ...lines.map((line) => `#   ${comment(line).slice(2)}`),
  ];
}

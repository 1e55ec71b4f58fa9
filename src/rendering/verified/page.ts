import { counted, grouped, listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { VerifiedNight } from '../../nightly/verify.ts';
import { sentenceOf } from '../../problems/describe.ts';
import { differenceWords } from '../../store/difference-words.ts';
import type { Tone } from '../colour.ts';
import type { Block, Page, Row } from '../page.ts';
import { nightNoun, outcomes, words } from '../words/verified.ts';

type Outcome = VerifiedNight['outcome'];

const TONES: Readonly<Record<Outcome, Tone>> = {
  verified: 'default',
  stale: 'next',
  'tool-differs': 'next',
  differs: 'worst',
  damaged: 'worst',
  unknown: 'unknown',
};

/** Areas that are named; the rest is counted. */
const MOST = 5;

/** Which nights agree with what was kept of them, and how the others differ. */
export function verifiedPage(nights: readonly VerifiedNight[], language: Language): Page {
  const order = Object.keys(outcomes).filter((name): name is Outcome => name in outcomes);
  const counts = order.flatMap((outcome) => {
    const n = nights.filter((night) => night.outcome === outcome).length;
    if (n === 0) return [];
    const name = outcomes[outcome][language];
    return [language === 'zh' ? `${name} ${grouped(n)}` : `${grouped(n)} ${name}`];
  });
  const summary: Block =
    nights.length === 0
      ? { kind: 'summary', text: words.none[language] }
      : {
          kind: 'summary',
          text: say(words.summary, language, {
            nights: counted(nights.length, nightNoun, language),
            counts: counts.join(' · '),
          }),
        };
  const table: Block = {
    kind: 'table',
    columns: [
      { head: words.night[language] },
      { head: words.revision[language] },
      { head: words.outcome[language] },
      { head: words.notes[language], least: 24 },
    ],
    rows: nights.map((night) => rowOf(night, language)),
  };
  return [
    { kind: 'heading', text: words.title[language], level: 1 },
    ...(nights.length === 0 ? [] : [table]),
    summary,
  ];
}

function rowOf(night: VerifiedNight, language: Language): Row {
  const { day, revision, outcome } = night;
  return {
    kind: 'row',
    cells: [
      day,
      revision === null ? '' : `r${revision}`,
      { text: outcomes[outcome][language], tone: TONES[outcome] },
      notesOf(night, language).join(language === 'zh' ? '；' : '; '),
    ],
  };
}

function notesOf({ outcome, differences, since, problems }: VerifiedNight, language: Language): string[] {
  const apart = Object.entries(differences?.areas ?? {}).map(([file, areas]) =>
    say(words.areas, language, { file, areas: someOf(areas, language) }),
  );
  const what = differences?.what.filter((name) => !(name in differences.areas)) ?? [];
  return [
    ...apart,
    ...(what.length > 0 ? [say(words.differs, language, { what: differenceWords(what)[language] })] : []),
    ...problems.map((problem) => sentenceOf(problem, language)),
    ...(since === null || outcome === 'damaged' ? [] : sinceNotes(since, language)),
  ];
}

function someOf(areas: readonly string[], language: Language): string {
  const some = listed(areas.slice(0, MOST), language);
  if (areas.length <= MOST) return some;
  return say(words.more, language, { areas: some, count: grouped(areas.length) });
}

function sinceNotes(
  { pack, inputs, tool }: NonNullable<VerifiedNight['since']>,
  language: Language,
): string[] {
  return [
    ...(tool === null ? [] : [say(words.tool, language, { version: tool })]),
    ...(pack ? [words.pack[language]] : []),
    ...(inputs.length > 0 ? [say(words.inputs, language, { files: listed(inputs, language) })] : []),
  ];
}

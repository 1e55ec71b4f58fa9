import type { Day } from '../../days.ts';
import { listed, say } from '../../language/say.ts';
import type { Language } from '../../language/text.ts';
import type { Grade } from '../../premises/grading.ts';
import type { PremisesSheet } from '../../premises/sheet.ts';
import { holdsOn } from '../../rules/in-force.ts';
import type { Measure, Pack } from '../../rules/pack.ts';
import type { Line } from '../page.ts';
import { words } from '../words/premises.ts';

/** In one sentence and in order: what of its class closes it, until when, what the class allows meanwhile, and who decides. */
export function reopeningLines(
  { grade, closures }: Pick<PremisesSheet, 'grade' | 'closures'>,
  language: Language,
): Line[] {
  if (grade === null) return [];
  const closing = closures.filter((measure) => grade.measures.includes(measure));
  if (closing.length === 0) return [];
  const { decides } = grade;
  const titles = { closing: titlesOf(closing, language), meanwhile: meanwhile(grade, language) };
  const text =
    decides === null
      ? say(words.closedOpenly, language, { ...titles, decides: decidesText(grade, language) })
      : say(words.closedUntil, language, { ...titles, who: decides[language] });
  return [{ text, tone: 'strong', hang: 2 }];
}

/** What a class allows while it closes, or may. */
function meanwhile({ measures, doubtful, decides }: Grade, language: Language): string {
  const allowed = measures.filter(isAllowing);
  const unsure = doubtful.filter(isAllowing);
  const who = decides === null ? '' : say(words.allowedBy, language, { who: decides[language] });
  return [
    ...(allowed.length === 0
      ? []
      : [say(words.allowed, language, { measures: titlesOf(allowed, language), who })]),
    ...(unsure.length === 0
      ? []
      : [say(words.mayBeAllowed, language, { measures: titlesOf(unsure, language) })]),
  ].join('');
}

function isAllowing({ kind, audience }: Measure): boolean {
  return kind === 'support' && audience.includes('premises');
}

function titlesOf(measures: readonly Measure[], language: Language): string {
  return listed(
    measures.map(({ title }) => title[language]),
    language,
  );
}

/** Who decides on reopening, and so lifts; or why nobody knows. */
export function decidesText(grade: Grade, language: Language): string {
  const { decides } = grade;
  if (decides !== null) return say(words.decides, language, { who: decides[language] });
  return (mayBeDecided(grade) ? words.decidesUnknown : words.decidesUnsaid)[language];
}

/** The same in a word: who, unknown, or empty where the standard does not say. */
export function decider(grade: Grade, language: Language): string {
  return grade.decides?.[language] ?? (mayBeDecided(grade) ? words.unknown[language] : '');
}

/** Whether someone decides if a measure applies of which that is not known. */
function mayBeDecided({ doubtful }: Grade): boolean {
  return doubtful.some(
    ({ audience, responsible }) => audience.includes('government') && responsible !== undefined,
  );
}

/** That a pack that grades premises is not in force on a day: their classes are by hindsight. */
export function retrospectiveLines({ id, inForce }: Pack, day: Day, language: Language): Line[] {
  if (holdsOn(inForce, day)) return [];
  return [{ text: say(words.retrospective, language, { pack: id }), tone: 'unknown', hang: 2 }];
}

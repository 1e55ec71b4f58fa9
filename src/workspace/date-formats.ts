/** What a format of dates is made of, besides what stands between: `M/d/yyyy`, `yyyy-MM-dd HH:mm`. */
export const DATE_PARTS = ['yyyy', 'MM', 'M', 'dd', 'd', 'HH', 'H', 'mm', 'ss'] as const;
export type DatePart = (typeof DATE_PARTS)[number];

const PART = new RegExp(DATE_PARTS.join('|'), 'g');
/** Letters that only parts of dates have in formats of any program: what is left of them was meant as one. */
const MEANT = /[yYMmDdHhSs]/;

/** A format with its parts written otherwise. */
export function rewritten(format: string, write: (part: DatePart) => string): string {
  return format.replace(PART, (text) => {
    const part = DATE_PARTS.find((each) => each === text);
    return part === undefined ? text : write(part);
  });
}

/** Whether a format has a time of day. */
export function hasTime(format: string): boolean {
  return partsOf(format).some((part) => 'HH mm ss'.includes(part));
}

/** Whether a format says a day, once, and of a time its hour: `dd/mm/yyyy`, which says minutes, does not. */
export function isDateFormat(format: string): boolean {
  const parts = partsOf(format);
  const times = (letter: string): number => parts.filter((part) => part.startsWith(letter)).length;
  const once = ['y', 'M', 'd'].every((letter) => times(letter) === 1);
  const clock = ['H', 'm', 's'].map(times);
  const ordered = clock.every((n, i) => n <= (i === 0 ? 1 : (clock[i - 1] ?? 0)));
  return once && ordered && !MEANT.test(rewritten(format, () => ''));
}

function partsOf(format: string): string[] {
  return format.match(PART) ?? [];
}

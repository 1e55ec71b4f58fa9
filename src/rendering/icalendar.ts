import { addDays, type Day, daysBetween } from '../days.ts';

/** A whole day of a calendar. */
export interface CalendarEvent {
  /** What it is about, the same whenever the calendar is made anew: then it is moved, and not there twice. */
  readonly uid: string;
  readonly day: Day;
  readonly summary: string;
  readonly description: string;
  readonly categories: readonly string[];
}

/** A calendar of whole days. */
export interface Calendar {
  readonly name: string;
  readonly product: string;
  /** The day as at whose end it was made: nothing of it depends on the clock. */
  readonly asOf: Day;
  /** At least one, as RFC 5545 wants it. */
  readonly events: readonly CalendarEvent[];
}

/** Days since then are the number of a revision: a calendar made of a later night replaces one of an earlier. */
const FIRST: Day = '2019-12-01';

/**
 * A calendar as RFC 5545 has it: lines of at most 75 octets, ended by CR LF. Whole days are civil days and have no time zone,
 * so no `Date` is made of them; that is why this is written here, and by no library that takes one.
 */
export function icalendar({ name, product, asOf, events }: Calendar): string {
  const stamp = `${compact(addDays(asOf, 1))}T000000Z`;
  const sequence = Math.max(0, daysBetween(FIRST, asOf));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${escaped(product)}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${escaped(event.uid)}`,
      `DTSTAMP:${stamp}`,
      `SEQUENCE:${sequence}`,
      `DTSTART;VALUE=DATE:${compact(event.day)}`,
      `DTEND;VALUE=DATE:${compact(addDays(event.day, 1))}`,
      `SUMMARY:${escaped(event.summary)}`,
      `DESCRIPTION:${escaped(event.description)}`,
      ...(event.categories.length === 0 ? [] : [`CATEGORIES:${event.categories.map(escaped).join(',')}`]),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function compact(day: Day): string {
  return day.replaceAll('-', '');
}

/** What may not stand in a text: it would end the line, or part it. Other control characters are not allowed at all. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f\u2028\u2029]/gu, ' ')
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n');
}

const LONGEST = 75;

/** A line in parts of at most 75 octets, the space that continues it included; no character is parted. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= LONGEST) return line;
  let out = '';
  let octets = 0;
  for (const character of line) {
    const own = Buffer.byteLength(character);
    if (octets + own > LONGEST) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += own;
  }
  return out;
}

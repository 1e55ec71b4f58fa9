import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addDays as addDaysToDate } from 'date-fns/addDays';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';

/** A civil date, `YYYY-MM-DD`: no time, no zone. Days compare as strings. */
export type Day = string;

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a civil date that exists: `2022-02-30` is none. */
export function isDay(text: string): text is Day {
  const parts = ISO.exec(text);
  if (parts === null) return false;
  const date = new UTCDateMini(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(parts[3]);
}

/** The day `count` days after (before, if negative). */
export function addDays(day: Day, count: number): Day {
  return dayOf(dayNumber(day) + count);
}

/** Days from `from` to `to`: 0 on the same day, negative if `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** A day as a number that grows by one a day, so that days can be compared and subtracted in bulk. */
export function dayNumber(day: Day): number {
  let number = numbers.get(day);
  if (number === undefined) {
    number = differenceInCalendarDays(toDate(day), EPOCH);
    numbers.set(day, number);
  }
  return number;
}

/** The day of a number made by `dayNumber`. */
export function dayOf(number: number): Day {
  let day = days.get(number);
  if (day === undefined) {
    day = addDaysToDate(EPOCH, number).toISOString().slice(0, 10);
    days.set(number, day);
  }
  return day;
}

const EPOCH = toDate('1970-01-01');
/** A night asks for the same few days for every area. */
const numbers = new Map<Day, number>();
const days = new Map<number, Day>();

/** The later of two days. */
export function laterOf(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** The earlier of two days. */
export function earlierOf(a: Day, b: Day): Day {
  // Days are texts: `Math.min` is no use.
  return b > a ? a : b;
}

/** All days from `from` to `to`, both in; empty if `to` is earlier. */
export function daysFrom(from: Day, to: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => addDays(from, i));
}

/** Sunday is 0, as in the civil calendar of ISO week names below. */
export function weekdayOf(day: Day): Weekday {
  return WEEKDAYS[toDate(day).getUTCDay()] ?? 'sunday';
}

export const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The civil day it is now in a time zone. The only place that reads the clock. */
export function today(timeZone: string, now: Date = new Date()): Day {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return parts.format(now);
}

function toDate(day: Day): Date {
  return new UTCDateMini(`${day}T00:00:00Z`);
}

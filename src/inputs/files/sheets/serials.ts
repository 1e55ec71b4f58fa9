import { addDays, type Day, dayNumber, dayOf } from '../../../days.ts';

/** One more than the serial of 9999-12-31, the last day there is. */
const END = 2_958_466;
const SECONDS_A_DAY = 86_400;
/** Days between the two ways to count: 1904-01-01 is 0 in one and 1462 in the other. */
const FROM_1904 = 1462;
/** Serials of 1900 count a 29 February that never was; from March on they are those of a calendar that begins a day earlier. */
const ZERO = dayNumber('1899-12-30');
const ZERO_BEFORE_MARCH = dayNumber('1899-12-31');
const LEAP_DAY = 60;

/** What a serial number stands for: a civil day as text, with the time of day behind it where there is one. Nothing outside the calendar. */
export function momentOfSerial(serial: number, from1904: boolean): string | undefined {
  const counted = from1904 ? serial + FROM_1904 : serial;
  const whole = Math.floor(counted);
  const seconds = Math.round((counted - whole) * SECONDS_A_DAY);
  const number = seconds === SECONDS_A_DAY ? whole + 1 : whole;
  if (!(serial >= 0) || number < 1 || number >= END) return undefined;
  const day = dayOfSerial(number, from1904);
  return seconds === 0 || seconds === SECONDS_A_DAY ? day : `${day} ${clockOf(seconds)}`;
}

/** The time of day in a serial number, as text. */
export function clockOfSerial(serial: number): string {
  return clockOf(Math.round((serial - Math.floor(serial)) * SECONDS_A_DAY) % SECONDS_A_DAY);
}

function dayOfSerial(number: number, from1904: boolean): string {
  if (from1904 || number > LEAP_DAY) return dayOf(ZERO + number);
  return number === LEAP_DAY ? '1900-02-29' : dayOf(ZERO_BEFORE_MARCH + number);
}

function clockOf(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

const EARLIEST_MEANT: Day = '2000-01-01';

/** Whether a bare number in a column of dates is meant as one: it names a day of this century. */
export function isMeantAsDay(serial: number, from1904: boolean): boolean {
  const days = (from1904 ? serial + FROM_1904 : serial) + ZERO - dayNumber(EARLIEST_MEANT);
  return days >= 0 && days < dayNumber(addDays(EARLIEST_MEANT, 36_525)) - dayNumber(EARLIEST_MEANT);
}

/** A day written in a format such as `M/d/yyyy`. */
export function formatDay(day: Day, format: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const written: Readonly<Record<string, string>> = {
    yyyy: year,
    MM: month,
    M: String(Number(month)),
    dd: date,
    d: String(Number(date)),
  };
  return format.replace(/yyyy|MM?|dd?/g, (token) => written[token] ?? token);
}

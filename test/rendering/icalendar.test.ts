import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/days.ts';
import { icalendar } from '../../src/rendering/icalendar.ts';
import { seed } from '../counting/runs.ts';

const event = {
  uid: 'a@fenqu',
  day: '2022-05-12',
  summary: '酒仙桥街道：高风险→中风险',
  description: 'first\nsecond, with; marks \\ and "quotes": https://example.org',
  categories: ['中风险', 'a, b'],
};
const calendar = { name: '预测', product: '-//fenqu//EN', asOf: '2022-05-10', events: [event] };

/** The events of a calendar, as an independent reader has them. */
function readBack(text: string) {
  const root = new ICAL.Component(ICAL.parse(text));
  return root.getAllSubcomponents('vevent').map((each) => {
    const own = new ICAL.Event(each);
    return {
      uid: own.uid,
      day: own.startDate.toString(),
      end: own.endDate.toString(),
      isDate: own.startDate.isDate,
      summary: own.summary,
      description: own.description,
      categories: each.getFirstProperty('categories')?.getValues() ?? [],
      sequence: own.sequence,
      stamp: String(each.getFirstPropertyValue('dtstamp')),
    };
  });
}

describe('an iCalendar file', () => {
  test('says to an independent reader what it was made of', () => {
    expect(readBack(icalendar(calendar))).toEqual([
      { ...event, end: '2022-05-13', isDate: true, sequence: 891, stamp: '2022-05-11T00:00:00Z' },
    ]);
  });

  test('of a later night has the same events with a higher revision', () => {
    const [before] = readBack(icalendar(calendar));
    const [after] = readBack(icalendar({ ...calendar, asOf: addDays(calendar.asOf, 1) }));
    expect(after?.uid).toBe(before?.uid);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
  });

  test('keeps every text, in lines of at most 75 octets that part no character', () => {
    const texts = fc.string({
      unit: fc.constantFrom('风', 'é', 'a', '𠮷', '；', ',', ';', '\\', '\n', ':', '"', ' '),
    });
    fc.assert(
      fc.property(texts, texts, (summary, description) => {
        const text = icalendar({ ...calendar, events: [{ ...event, summary, description }] });
        const lines = text.split('\r\n');
        expect(lines.at(-1)).toBe('');
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n\ufffd]/);
        }
        expect(readBack(text)).toMatchObject([{ summary, description }]);
      }),
      { seed, numRuns: 300 },
    );
  });

  test('has no characters that no text may have', () => {
    const [back] = readBack(
      icalendar({ ...calendar, events: [{ ...event, summary: 'a\u0000b\u0007c\r\nd' }] }),
    );
    expect(back?.summary).toBe('a b c\nd');
  });
});

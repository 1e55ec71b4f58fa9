/** One case of the line list, as published. */
interface Case {
  readonly day: number;
  readonly confirmed: boolean;
  readonly district: string;
  readonly residence: string;
}

/** What the national rule of February 2020 says of a district on a day, counted with nothing of the program's. */
export interface Recounted {
  readonly confirmed_total: number;
  readonly confirmed_14d: number;
  readonly clusters_14d: number;
  readonly tier: 'high' | 'medium' | 'low';
}

const DAY = 86_400_000;

export function dayNumberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

export function dayNamed(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** The line list's cases. Its cells hold no comma and no quote. */
export function casesOf(text: string): Case[] {
  const [, ...lines] = text.trim().split(/\r?\n/);
  return lines.map((line) => {
    const [day = '', , type = '', , district = '', residence = ''] = line.split(',');
    return { day: dayNumberOf(day), confirmed: type !== '无症状感染者', district, residence };
  });
}

/** Recounts a district as of a day, from what was known on another. */
export function recount(cases: readonly Case[], district: string, asOf: number, known = asOf): Recounted {
  const own = cases.filter(
    (each) => each.confirmed && each.district === district && each.day <= Math.min(asOf, known),
  );
  const recent = own.filter((each) => each.day > asOf - 14);
  const residences = new Map<string, number>();
  for (const { residence } of recent) {
    if (residence !== '') residences.set(residence, (residences.get(residence) ?? 0) + 1);
  }
  const clusters = [...residences.values()].filter((size) => size >= 2).length;
  const high = own.length > 50 && clusters > 0;
  return {
    confirmed_total: own.length,
    confirmed_14d: recent.length,
    clusters_14d: clusters,
    tier: high ? 'high' : recent.length > 0 ? 'medium' : 'low',
  };
}

const SEVERITY = ['low', 'medium', 'high'];

/** The first later day on which the tier is lower if nothing new happens. */
export function stepDown(
  cases: readonly Case[],
  district: string,
  asOf: number,
): { tier: string; on: string } | null {
  const { tier } = recount(cases, district, asOf);
  for (let day = asOf + 1; day <= asOf + 14; day++) {
    const later = recount(cases, district, day, asOf).tier;
    if (SEVERITY.indexOf(later) < SEVERITY.indexOf(tier)) return { tier: later, on: dayNamed(day) };
  }
  return null;
}

import { distance } from 'fastest-levenshtein';

/** Names close to a misspelt one, nearest first: at most a third of its letters differ, or one is part of the other. */
export function nearest(name: string, known: Iterable<string>, most = 3): string[] {
  const limit = Math.max(1, Math.floor(name.length / 3));
  return [...new Set(known)]
    .map((candidate) => ({ candidate, edits: slips(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits <= limit || isPart(name, candidate))
    .sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** Letters to change, add or take away; two neighbours that changed places are one slip: `teir` is `tier`. */
function slips(name: string, candidate: string): number {
  const swapped = Array.from({ length: Math.max(0, name.length - 1) }, (_, i) => {
    const [a = '', b = ''] = name.slice(i, i + 2);
    return 1 + distance(name.slice(0, i) + b + a + name.slice(i + 2), candidate);
  });
  return Math.min(distance(name, candidate), ...swapped);
}

function isPart(name: string, candidate: string): boolean {
  return name.length > 1 && candidate.length > 1 && (candidate.includes(name) || name.includes(candidate));
}

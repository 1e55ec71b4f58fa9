import { distance } from 'fastest-levenshtein';

/** Names close to a misspelt one, nearest first: at most a third of its letters differ, or one is part of the other. */
export function nearest(name: string, known: Iterable<string>, most = 3): string[] {
  const limit = Math.max(1, Math.floor(name.length / 3));
  return [...new Set(known)]
    .map((candidate) => ({ candidate, edits: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits <= limit || isPart(name, candidate))
    .sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function isPart(name: string, candidate: string): boolean {
  return name.length > 1 && candidate.length > 1 && (candidate.includes(name) || name.includes(candidate));
}

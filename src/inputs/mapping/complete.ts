import type { OpenPoint, Proposal } from './proposal.ts';

/** What keeps a file from being read as proposed, or leaves it open whether it is read rightly. */
const HINDERS: readonly OpenPoint['kind'][] = [
  'column-needed',
  'no-class',
  'no-origin',
  'empty-values',
  'days-unclear',
  'days-mixed',
  'days-unread',
  'rows-without-day',
  'values-unknown',
  'numbers-grouped',
  'broken-rows',
  'table-unclear',
  'files-differ',
  'ids-shared',
];

/** A proposal that says whether it can be pasted and read as it stands. */
export function told(proposal: Omit<Proposal, 'complete'>): Proposal {
  const { target, open } = proposal;
  return { ...proposal, complete: target !== undefined && !open.some(({ kind }) => HINDERS.includes(kind)) };
}

import { error, FenquError } from '../../../problems/problem.ts';

/** The problem of a spreadsheet that is not put together as one should be. */
export function broken(shown: string, detail: string, cause?: unknown): FenquError {
  return new FenquError(error('sheet-broken', { value: shown, place: { file: shown }, with: { detail } }), {
    cause,
  });
}

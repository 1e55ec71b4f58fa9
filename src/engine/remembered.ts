import type { Engine } from './duckdb.ts';

/**
 * Asks once what the staged tables say, and then knows it as long as the engine is open: nights in a row ask for the same.
 * What failed is asked again. Only for what no night changes.
 */
export function remembered<T>(): (engine: Engine, key: string, ask: () => Promise<T>) => Promise<T> {
  const known = new WeakMap<Engine, Map<string, Promise<T>>>();
  return (engine, key, ask) => {
    const answers = known.get(engine) ?? new Map<string, Promise<T>>();
    known.set(engine, answers);
    const answer = answers.get(key) ?? ask();
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  };
}

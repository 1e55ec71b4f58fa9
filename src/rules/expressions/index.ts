export { namesIn, type Parsed, parseExpression } from './parse.ts';
export type { Locate } from './problems.ts';
export type { Names, Scope } from './scope.ts';

export { namesIn, type Parsed, parseExpression } from './parse.ts';
export type { Names, Scope } from './scope.ts';

export { namesIn, parseExpression } from './parse.ts';
export type { Names, Scope } from './scope.ts';

export { namesIn, type Parsed, parseExpression, textMembers } from './parse.ts';
export type { Names, Scope } from './scope.ts';

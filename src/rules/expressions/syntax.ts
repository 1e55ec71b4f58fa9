import type { Fault } from './problems.ts';

/** What people write for a power, where that is a function. */
const POWER = /^(\^|\*\*|²)/;

/** What people write for an operator of CEL, in the order in which it is looked for. */
const OPERATORS: readonly (readonly [RegExp, string])[] = [
  [/^(and|并且|且)(?![a-z0-9_])/i, '&&'],
  [/^(or|或者|或)(?![a-z0-9_])/i, '||'],
  [/^not(?![a-z0-9_])/i, '!'],
  [/^(=>|≥)/, '>='],
  [/^(=<|≤)/, '<='],
  [/^(<>|≠|=!)/, '!='],
  [/^(=|＝)/, '=='],
  [/^&/, '&&'],
  [/^\|/, '||'],
  [/^(×|＊)/, '*'],
  [/^÷/, '/'],
  [/^[“”]/, '"'],
  [/^，/, ','],
  [/^[（）＞＜＋－！？：]/, 'ASCII'],
];

/** Words the syntax error of an expression at an offset, with a hint where a common slip is behind it. */
export function syntaxFault(text: string, offset: number): Fault {
  const before = text.slice(0, offset);
  const percent = /\d\s*%\s*$/.exec(before);
  if (percent) return { code: 'expression-percent', offset: percent.index, value: percent[0].trim() };
  return (
    powerFault(text, offset) ??
    operatorFault(text, offset) ??
    operatorFault(text, before.trimEnd().length - 1) ??
    operatorFault(text, before.search(/\w+\s*$/)) ??
    plainFault(text, offset)
  );
}

function powerFault(text: string, offset: number): Fault | undefined {
  // Of two stars the parser stops at the second.
  for (const at of [offset, offset - 1]) {
    const value = POWER.exec(text.slice(Math.max(at, 0)))?.[0];
    if (value !== undefined)
      return { code: 'expression-operator', offset: at, value, with: { instead: 'pow(x, y)' } };
  }
  return undefined;
}

function operatorFault(text: string, offset: number): Fault | undefined {
  if (offset < 0) return undefined;
  for (const [written, operator] of OPERATORS) {
    const value = written.exec(text.slice(offset))?.[0];
    // A name that merely ends in `or`, and the operators as they should be, are no slips.
    if (value === undefined || /\w/.test(text[offset - 1] ?? '') || isWhole(text, offset, operator)) continue;
    const instead = operator === 'ASCII' ? value.normalize('NFKC') : operator;
    return { code: 'expression-operator', offset, value, with: { instead } };
  }
  return undefined;
}

function isWhole(text: string, offset: number, operator: string): boolean {
  return text.startsWith(operator, offset) || text.startsWith(operator, offset - 1);
}

function plainFault(text: string, offset: number): Fault {
  if (text.slice(offset).trim() === '') return { code: 'expression-unfinished', offset, value: text.trim() };
  const value = /^("[^"]*"?|'[^']*'?|\w+|.)/u.exec(text.slice(offset))?.[0] ?? '';
  return { code: 'expression-syntax', offset, value };
}

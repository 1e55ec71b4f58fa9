import {
  ALWAYS,
  and,
  compared,
  constant,
  type Formula,
  type Linear,
  type Variable,
  type Variables,
  variable,
} from '../solver/index.ts';

/** The variables of a question, and what always holds of them. It grows while expressions are read. */
export interface Space {
  readonly variables: Variables;
  /** A whole number. */
  whole(name: string, least?: number, most?: number): Linear;
  /** A number that need not be whole. */
  real(name: string, least?: number): Linear;
  /** From now on a number is not below 0. */
  notNegative(name: string): void;
  /** A truth value: when it is true. */
  flag(name: string): Formula;
  /** When a text has a value; `others` is whether it may have values that nobody mentions. */
  textIs(name: string, text: string): Formula;
  /** Declares a text that has one of these values only. */
  oneOf(name: string, texts: readonly string[]): void;
  /** The text that a place in the list of a variable stands for; null for one that nobody mentions. */
  textAt(name: string, place: number): string | null;
  /** What holds in any case. */
  require(formula: Formula): void;
  axioms(): Formula;
}

interface Texts {
  readonly list: string[];
  readonly closed: boolean;
}

/** @param fractions whether counts may be fractions, to see what their being whole decides */
export function openSpace(fractions = false): Space {
  const variables = new Map<string, Variable>();
  const texts = new Map<string, Texts>();
  const required: Formula[] = [];
  const declare = (name: string, as: Variable): Linear => {
    if (!variables.has(name)) variables.set(name, as);
    return variable(name);
  };
  const textsOf = (name: string): Texts => {
    const known = texts.get(name) ?? { list: [], closed: false };
    texts.set(name, known);
    return known;
  };
  /** Place 0 is any text that is not mentioned. */
  const declareText = (name: string, { list, closed }: Texts): void => {
    variables.set(name, { whole: true, least: closed ? 1 : 0, most: list.length });
  };
  return {
    variables,
    whole: (name, least, most) =>
      declare(name, {
        whole: !fractions,
        ...(least === undefined ? {} : { least }),
        ...(most === undefined ? {} : { most }),
      }),
    real: (name, least) => declare(name, { whole: false, ...(least === undefined ? {} : { least }) }),
    notNegative: (name) => {
      const known = variables.get(name);
      if (known !== undefined && known.least === undefined) variables.set(name, { ...known, least: 0 });
    },
    flag: (name) => {
      declare(name, { whole: true, least: 0, most: 1 });
      return compared(variable(name), '>=', constant(1), variables);
    },
    textIs: (name, text) => {
      const known = textsOf(name);
      if (!known.list.includes(text) && !known.closed) known.list.push(text);
      declareText(name, known);
      return compared(variable(name), '==', constant(known.list.indexOf(text) + 1), variables);
    },
    oneOf: (name, list) => {
      texts.set(name, { list: [...list], closed: true });
      declareText(name, textsOf(name));
    },
    textAt: (name, place) => texts.get(name)?.list[place - 1] ?? null,
    require: (formula) => {
      required.push(formula);
    },
    axioms: () => and(ALWAYS, ...required),
  };
}

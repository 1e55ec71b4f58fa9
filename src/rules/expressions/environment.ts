import { Environment } from '@marcbachmann/cel-js';
import type { Day } from '../../days.ts';
import type { Type } from '../expression.ts';
import { FUNCTIONS } from './functions.ts';
import { membersOfScope, type Scope, typeOfName } from './scope.ts';

/** A date literal as CEL's type checker sees it. */
export class DateLiteral {
  readonly day: Day;

  constructor(day: Day) {
    this.day = day;
  }
}

/** Every name a checked expression uses: plain ones, and members by what stands before the point. */
export interface Used {
  readonly names: ReadonlySet<string>;
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
}

const CEL_TYPES: Readonly<Record<Type, string>> = {
  number: 'double',
  boolean: 'bool',
  text: 'string',
  date: 'date',
  any: 'dyn',
};

let base: Environment | undefined;

/** CEL with the functions of the rule language and no names: enough to parse. */
export function bareEnvironment(): Environment {
  base ??= withFunctions(
    new Environment({ limits: { maxAstNodes: 4000, maxDepth: 100, maxListElements: 1000 } }),
  );
  return base.clone();
}

/** CEL with the names that an expression uses, to check its types. */
export function environmentOf(scope: Scope, used: Used): Environment {
  const environment = bareEnvironment();
  for (const name of used.names) {
    environment.registerVariable(name, CEL_TYPES[typeOfName(scope.names, name) ?? 'any']);
  }
  for (const [before, names] of used.members) {
    const members = membersOfScope(scope, before) ?? { known: {} };
    const schema = Object.fromEntries(
      [...names].map((name) => [name, CEL_TYPES[typeOfName(members, name) ?? 'any']]),
    );
    environment.registerVariable({ name: before, schema });
  }
  return environment;
}

function withFunctions(environment: Environment): Environment {
  environment.registerType('date', { ctor: DateLiteral, fields: {} });
  for (const op of ['==', '<', '<=', '>', '>=']) environment.registerOperator(`date ${op} date`, onlyChecked);
  for (const { cel } of Object.values(FUNCTIONS)) {
    for (const signature of cel) environment.registerFunction(signature, onlyChecked);
  }
  return environment;
}

/** CEL parses and checks; it never evaluates. */
function onlyChecked(): never {
  throw new Error('expressions are judged by fenqu, not by CEL');
}

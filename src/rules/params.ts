import { error, type Problem } from '../problems/problem.ts';
import { nearest } from '../problems/suggest.ts';
import type { ParamValue } from './pack.ts';
import type { RawPack } from './raw.ts';
import { typeOfParam } from './scope.ts';

type Params = Readonly<Record<string, ParamValue>>;

/** A pack's constants, with the values that a workspace sets instead. */
export function paramsOf(
  raw: RawPack,
  set: Params,
): { readonly params: Params; readonly problems: readonly Problem[] } {
  const own: Params = raw.params ?? {};
  const problems = Object.entries(set).flatMap(([name, value]): Problem[] => {
    const spot = { place: { file: 'fenqu.yaml', field: `params.${raw.pack}.${name}` } };
    const given = Object.hasOwn(own, name) ? own[name] : undefined;
    if (given === undefined) {
      const suggest = nearest(name, Object.keys(own));
      const known = Object.keys(own).join(', ');
      return [
        known === ''
          ? error('params-none', { ...spot, value: name, with: { pack: raw.pack } })
          : error('params-unknown', { ...spot, value: name, with: { pack: raw.pack, known }, suggest }),
      ];
    }
    const [found, wanted] = [typeOfParam(value), typeOfParam(given)];
    if (found === wanted) return [];
    return [error('params-type', { ...spot, value: String(value), with: { found, wanted } })];
  });
  const sound = Object.entries(set).filter(([name, value]) => {
    const given = Object.hasOwn(own, name) ? own[name] : undefined;
    return given !== undefined && typeOfParam(given) === typeOfParam(value);
  });
  return { params: { ...own, ...Object.fromEntries(sound) }, problems };
}

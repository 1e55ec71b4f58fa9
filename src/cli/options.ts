import type { AsOf } from '../zoning/open-night.ts';
import type { Session } from './session.ts';

/** The options of commands that judge a night, as the parser gives them. */
export function nightOptions(session: Session, values: Readonly<Record<string, unknown>>) {
  const text = (name: string): string | undefined => textOption(values, name);
  const asOf: AsOf | undefined = text('asOf');
  const pack = text('pack');
  const area = text('area');
  const knownOn = text('knownOn');
  return {
    ...(asOf === undefined ? {} : { asOf }),
    ...(pack === undefined ? {} : { pack }),
    ...(area === undefined ? {} : { area }),
    ...(knownOn === undefined ? {} : { knownOn }),
    all: values['all'] === true,
    signal: session.signal,
  };
}

/** The value of an option that takes a text. */
export function textOption(values: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

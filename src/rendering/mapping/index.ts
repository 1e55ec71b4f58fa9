import type { MapResult } from '../../nightly/data-map.ts';
import type { Look, MapFormat } from '../look.ts';
import { mapJson } from './data.ts';
import { mapYaml } from './yaml.ts';

/** Shows what is proposed for files. */
export function renderMapping({ proposals }: MapResult, format: MapFormat, look: Look): string {
  switch (format) {
    case 'yaml':
      return mapYaml(proposals, look.language);
    case 'json':
      return mapJson(proposals);
  }
}

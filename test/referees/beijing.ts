import { write } from '../cli/workspace.ts';

/** The sixteen districts, by code. */
export const DISTRICTS: Readonly<Record<string, string>> = {
  '110101': '东城区',
  '110102': '西城区',
  '110105': '朝阳区',
  '110106': '丰台区',
  '110107': '石景山区',
  '110108': '海淀区',
  '110109': '门头沟区',
  '110111': '房山区',
  '110112': '通州区',
  '110113': '顺义区',
  '110114': '昌平区',
  '110115': '大兴区',
  '110116': '怀柔区',
  '110117': '平谷区',
  '110118': '密云区',
  '110119': '延庆区',
  // The code tables do not have it; the bulletins list it beside the districts.
  '110190': '经济开发区',
};

const AREAS = ['code,name', '11,北京市', '1101,市辖区', ...Object.entries(DISTRICTS).map(String)];

/** A workspace that judges districts by the national rule of February 2020 on a line list as published. */
export function beijing(folder: string, file: string, lineList: Uint8Array): string {
  write(folder, {
    'areas.csv': `${AREAS.join('\n')}\n`,
    [file]: lineList,
    'fenqu.yaml': `areas: { file: areas.csv, codes: nbs }
data:
  cases:
    file: ${file}
    columns: { id: [日期, 病例号], date_report: 日期, class: 分型, area: [市, 区], cluster: [区, 居住地] }
    values: { class: { 轻型: confirmed, 普通型: confirmed, 重型: confirmed, 无症状感染者: asymptomatic } }
    defaults: { origin: local }
policy:
  - { pack: cn-county-2020-02, from: 2022-04-17 }
`,
  });
  return folder;
}

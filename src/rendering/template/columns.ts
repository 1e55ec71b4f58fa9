import type { Text } from '../../language/text.ts';
import type { SheetKind } from '../workbook.ts';

/** Tables of which there is a template. */
export const TEMPLATE_TABLES = [
  'cases',
  'visits',
  'counts',
  'metrics',
  'populations',
  'decisions',
  'premises',
] as const;
export type TemplateTable = (typeof TEMPLATE_TABLES)[number];

/** A column of a template. */
export interface TemplateColumn {
  /** What names it in `rules/columns.yaml`, or the very name where it is fixed. */
  readonly head:
    | { readonly kind: 'role' | 'number'; readonly name: string }
    | { readonly kind: 'fixed'; readonly name: string };
  readonly holds: SheetKind;
  readonly required: boolean;
  readonly width: number;
  readonly example: Text | number;
  readonly choices?: readonly Text[];
  readonly meaning: Text;
}

const same = (text: string): Text => ({ zh: text, en: text });
const EXAMPLE = { zh: '示例', en: 'EXAMPLE' } as const;

function role(
  name: string,
  holds: SheetKind,
  example: Text | number,
  meaning: Text,
  more: Partial<Pick<TemplateColumn, 'required' | 'width' | 'choices'>> = {},
): TemplateColumn {
  return { head: { kind: 'role', name }, holds, required: false, width: 14, example, meaning, ...more };
}

function number(name: string, example: number, meaning: Text, required = false): TemplateColumn {
  return { head: { kind: 'number', name }, holds: 'number', required, width: 14, example, meaning };
}

const REQUIRED = { required: true } as const;

const PLACE: readonly TemplateColumn[] = [
  role(
    'county',
    'text',
    EXAMPLE,
    {
      zh: '区县的名称；示例行写“示例”，不计入',
      en: 'the name of the district; a row with EXAMPLE here is not counted',
    },
    REQUIRED,
  ),
  role(
    'street',
    'text',
    { zh: '桥头街道', en: 'Bridge Street' },
    {
      zh: '街道或乡镇的名称；不知道可空',
      en: 'the name of the street or township; may be empty',
    },
  ),
  role(
    'community',
    'text',
    { zh: '桥头社区', en: 'Bridge Community' },
    {
      zh: '社区或村的名称；不知道可空',
      en: 'the name of the community or village; may be empty',
    },
  ),
  role(
    'address',
    'text',
    { zh: '河滨路1号', en: '1 River Road' },
    {
      zh: '详细地址，只用来定位到社区，不会输出',
      en: 'the address: read only to find the community, and never shown',
    },
    { width: 28 },
  ),
];

const AREA = role(
  'area',
  'text',
  EXAMPLE,
  {
    zh: '区域的名称、代码或路径；示例行写“示例”，不计入',
    en: 'the area, by name, code or path; a row with EXAMPLE here is not counted',
  },
  REQUIRED,
);
const DAY = same('2022-05-01');

const CLASSES: readonly Text[] = [
  { zh: '确诊', en: 'confirmed' },
  { zh: '无症状', en: 'asymptomatic' },
  { zh: '疑似', en: 'suspected' },
  { zh: '排除', en: 'discarded' },
];
const ORIGINS: readonly Text[] = [
  { zh: '本地', en: 'local' },
  { zh: '境外输入', en: 'imported' },
  { zh: '外省关联', en: 'domestic' },
];
const STAYS: readonly Text[] = [
  { zh: '居住', en: 'residence' },
  { zh: '工作', en: 'workplace' },
  { zh: '到访', en: 'visited' },
];
const first = ([only]: readonly Text[]): Text => only ?? same('');

const ID: Text = {
  zh: '每个病例一个，互不相同；不要用身份证号或电话',
  en: 'one for each case, all different; no number of an identity card or a telephone',
};

const DECISIONS: readonly (readonly [string, Text, Text, boolean])[] = [
  [
    'area',
    EXAMPLE,
    { zh: '区域；示例行写“示例”，不计入', en: 'the area; a row with EXAMPLE here is not counted' },
    true,
  ],
  [
    'tier',
    same('high'),
    { zh: '所用规则包的等级，如 high', en: 'a tier of the pack in charge, such as high' },
    true,
  ],
  ['from', DAY, { zh: '从哪一天起', en: 'the first day' }, true],
  ['until', same('2022-05-14'), { zh: '到哪一天止；空为未定', en: 'the last day; empty is open' }, false],
  [
    'mode',
    same('set'),
    { zh: 'set 定为、raise_only 只升不降、designate 指定', en: 'set, raise_only or designate' },
    false,
  ],
  [
    'authority',
    { zh: '江城市防控指挥部', en: 'City headquarters' },
    { zh: '谁决定', en: 'who decided' },
    false,
  ],
  ['reason', { zh: '研判意见', en: 'assessment of experts' }, { zh: '为什么', en: 'why' }, false],
  ['decided_on', DAY, { zh: '哪一天决定', en: 'when it was decided' }, false],
  [
    'descendants',
    same('false'),
    { zh: '是否包括下级：true 或 false', en: 'whether all inside it as well: true or false' },
    false,
  ],
];
const DAYS_OF_DECISIONS: readonly string[] = ['from', 'until', 'decided_on'];

const WORKING: readonly Text[] = [same('working'), same('stopped')];
const TRUTHS: readonly Text[] = [same('true'), same('false')];

function fixed(
  name: string,
  example: Text | number,
  meaning: Text,
  more: Partial<Pick<TemplateColumn, 'holds' | 'required' | 'width' | 'choices'>> = {},
): TemplateColumn {
  const holds = typeof example === 'number' ? 'number' : 'text';
  return { head: { kind: 'fixed', name }, holds, required: false, width: 14, example, meaning, ...more };
}

/** As `premises: data/premises.csv` reads them. */
const PREMISES: readonly TemplateColumn[] = [
  fixed('id', same('P-0001'), { zh: '每个场所一个，互不相同', en: 'one for each of the premises' }, REQUIRED),
  fixed(
    'name',
    { zh: '河滨餐馆', en: 'Riverside Diner' },
    { zh: '名称', en: 'what it is called' },
    { width: 24 },
  ),
  fixed('sector', same('catering'), {
    zh: '类型，用规则里的名字，如 catering、retail、markets；空着则开放与否未知',
    en: 'a sector as the rules call it, such as catering, retail, markets; without it nothing is known of opening',
  }),
  fixed(
    'area',
    EXAMPLE,
    {
      zh: '所在街道或社区的名称、代码或路径；示例行写“示例”，不计入',
      en: 'the street or community, by name, code or path; a row with EXAMPLE here is not counted',
    },
    { ...REQUIRED, width: 24 },
  ),
  fixed(
    'status',
    same('working'),
    { zh: 'working 营业（复工），stopped 停业（未复工）', en: 'working or stopped' },
    { choices: WORKING },
  ),
  fixed(
    'date',
    DAY,
    { zh: '状态是哪一天的；可空', en: 'the day that the status is of; may be empty' },
    { holds: 'day' },
  ),
  fixed('size', { zh: '小型', en: 'small' }, { zh: '规模，自己分类', en: 'a class of your own' }),
  fixed('ownership', { zh: '民营', en: 'private' }, { zh: '性质，自己分类', en: 'a class of your own' }),
  fixed('link', same(''), {
    zh: '涉疫分类：fenqu.yaml 中 premises.grading 所写规则包的等级；没有的空着',
    en: 'the class of premises linked to cases, a tier of the pack under premises.grading; else empty',
  }),
  fixed(
    'public',
    same('false'),
    { zh: '是否窗口、服务、涉众性质', en: 'whether of window, service or public-facing nature' },
    { choices: TRUTHS },
  ),
  fixed(
    'closable',
    same('false'),
    { zh: '能否封闭管理', en: 'whether they can close themselves off' },
    { choices: TRUTHS },
  ),
  fixed('inspections', 2, { zh: '检查次数', en: 'how often inspected' }),
  fixed('problems', 1, { zh: '发现问题个数', en: 'problems found' }),
  fixed('mended', 1, { zh: '已整改个数', en: 'problems mended' }),
];

/** The columns of each template, in order. */
export const TEMPLATES: Readonly<Record<TemplateTable, readonly TemplateColumn[]>> = {
  cases: [
    role('id', 'text', EXAMPLE, ID),
    role(
      'date_report',
      'day',
      DAY,
      { zh: '报告的那一天：病例计入该日', en: 'the day of the report: the case counts for it' },
      REQUIRED,
    ),
    role('date_onset', 'day', same('2022-04-29'), {
      zh: '发病的那一天；无症状可空',
      en: 'the day of onset; may be empty',
    }),
    role(
      'class',
      'text',
      first(CLASSES),
      { zh: '照下拉列表选', en: 'one of the list' },
      { ...REQUIRED, choices: CLASSES },
    ),
    role(
      'origin',
      'text',
      first(ORIGINS),
      { zh: '照下拉列表选', en: 'one of the list' },
      { ...REQUIRED, choices: ORIGINS },
    ),
    ...PLACE,
    role('cluster', 'text', same('A'), {
      zh: '同一起聚集性疫情写同一个编号；不属于的空着',
      en: 'the same for all cases of a cluster; else empty',
    }),
  ],
  visits: [
    role(
      'id',
      'text',
      EXAMPLE,
      { zh: '病例清单中的病例号', en: 'the id of the case in the line list' },
      REQUIRED,
    ),
    role('date_visit', 'day', DAY, { zh: '在那里的那一天', en: 'the day of the stay' }, REQUIRED),
    role('role', 'text', first(STAYS), { zh: '照下拉列表选', en: 'one of the list' }, { choices: STAYS }),
    ...PLACE,
  ],
  counts: [
    role('date', 'day', DAY, { zh: '哪一天的数', en: 'the day of the numbers' }, REQUIRED),
    AREA,
    number(
      'confirmed',
      3,
      { zh: '当日新增确诊；没有写 0', en: 'new confirmed cases of the day; none is 0' },
      true,
    ),
    number(
      'asymptomatic',
      1,
      { zh: '当日新增无症状；没有写 0', en: 'new asymptomatic cases of the day; none is 0' },
      true,
    ),
  ],
  metrics: [
    role('date', 'day', DAY, { zh: '哪一天的数', en: 'the day of the numbers' }, REQUIRED),
    AREA,
    number('tests', 1200, { zh: '检测人数；不知道空着', en: 'people tested; empty is not known' }),
    number('positive_tests', 6, { zh: '其中阳性；不知道空着', en: 'positive ones; empty is not known' }),
    number('admissions', 2, { zh: '新入院人数；不知道空着', en: 'new admissions; empty is not known' }),
    number('icu_occupancy', 0.4, {
      zh: '重症床位使用率，0 到 1；不知道空着',
      en: 'share of ICU beds in use, 0 to 1; empty is not known',
    }),
  ],
  populations: [
    AREA,
    number('population', 34500, { zh: '常住人口', en: 'how many people live there' }, true),
  ],
  decisions: DECISIONS.map(([name, example, meaning, required]) => ({
    head: { kind: 'fixed', name },
    holds: DAYS_OF_DECISIONS.includes(name) ? 'day' : 'text',
    required,
    width: 16,
    example,
    meaning,
  })),
  premises: PREMISES,
};

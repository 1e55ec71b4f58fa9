import type { Text } from '../../language/text.ts';

/** What `--help` says, in both languages. */
export const words = {
  about: {
    zh: '分区：按规则包重新计算一座城市的疫情风险分区，说明变化及原因，列出各区措施。',
    en: "Recalculates a city's epidemic risk zones by rule packs, says what changed and why, and lists the measures.",
  },
  zone: { zh: '计算并显示某日的分区，不存档', en: 'compute and show the zones of a day; stores nothing' },
  run: {
    zh: '夜间任务：计算、与上次比较、发布到存档',
    en: 'the nightly job: compute, compare with the last night, publish',
  },
  replay: {
    zh: '逐日重算并发布一段日期，数据只读一次',
    en: 'publish the nights of a range one after the other, reading the data once',
  },
  catchUp: {
    zh: '先按顺序补发布漏掉的各天，每天按其当日判定',
    en: 'first publish the nights missed since the newest published one, each as of its own day',
  },
  cascade: {
    zh: '按顺序重新计算所有过时的结果，每天按其当日判定',
    en: 'compute all stale nights again, in their order, each as of its own day',
  },
  log: {
    zh: '在标准错误上逐行记录各步骤：plain 为文字，json 为每行一个对象',
    en: 'tell of the steps on standard error: plain as lines of text, json as an object a line',
  },
  firstNight: { zh: '第一夜的日期', en: 'the first night' },
  lastNight: { zh: '最后一夜：日期、yesterday 或 today', en: 'the last night: a date, yesterday or today' },
  causes: {
    zh: '重新计算，说明每项变化的起因',
    en: 'also what caused each change, by computing the nights again',
  },
  fromPack: {
    zh: '比较两套规则而不是两天：第一套，名称或文件夹；`:名称=值` 另设参数',
    en: 'compare two packs instead of two nights: the first, by name or folder; `:name=value` sets a parameter',
  },
  toPack: { zh: '第二套规则', en: 'the second pack' },
  packsAsOf: {
    zh: '比较两套规则时截至哪一天24时（默认 yesterday）',
    en: 'as at 24:00 of which day two packs are compared (default yesterday)',
  },
  verify: {
    zh: '用存档中保存的内容重新计算已发布的日子，逐字节核对',
    en: 'compute published nights again from what the store keeps, and compare every byte',
  },
  verifiedDays: { zh: '日期；不写则核对全部', en: 'days; all that are published if none is given' },
  diff: {
    zh: '比较两个已发布的日子（默认最近两个）',
    en: 'compare two published nights, by default the last two',
  },
  history: {
    zh: '一个区域在已发布各天的等级及其变化原因',
    en: 'the tiers of an area over the published nights, and why they changed',
  },
  historyFrom: {
    zh: '看的第一天；默认为存档的第一天',
    en: 'the first night looked at; default the first published',
  },
  historyTo: {
    zh: '看的最后一天；默认为存档的最后一天',
    en: 'the last night looked at; default the last published',
  },
  store: { zh: '存档的维护', en: 'look after the store of published nights' },
  storeCheck: {
    zh: '通读存档：损坏、过时、残留；有损坏时以状态 1 退出',
    en: 'read the whole store: what is damaged, stale or left over; exit with status 1 if damaged',
  },
  storePrune: {
    zh: '按保留规则清理存档；不加 --apply 只列出',
    en: 'remove what a rule of retention lets go; without --apply only show it',
  },
  keepNights: {
    zh: '保留最新一天起往前这么多天的结果，如 400d；默认按 fenqu.yaml',
    en: 'how many days back from the newest night stay, as 400d; default as fenqu.yaml says',
  },
  keepRevisions: {
    zh: '不再生效的旧版保留这么多天，如 90d；默认按 fenqu.yaml',
    en: 'for how many days back revisions no longer in force stay, as 90d; default as fenqu.yaml says',
  },
  apply: { zh: '真正删除', en: 'do remove it' },
  explain: { zh: '说明一个区域为何是这个等级', en: 'why an area has its tier' },
  forecast: {
    zh: '预测：若不再新增，各区域哪天降到哪一级',
    en: 'when each listed area is in which tier if nothing new happens',
  },
  assume: {
    zh: '假设的病例（列：area，可加 date_report、class、origin 等），另列会因此上调的区域',
    en: 'hypothetical cases (columns: area, and date_report, class, origin … if wanted): also which areas they would raise',
  },
  calendarsBy: {
    zh: '`--format ics` 写入文件夹时，每个该层级的区域一个文件',
    en: 'with `--format ics` into a folder: a file for each area of this level',
  },
  calendarsDone: { zh: '已写入 {folder}：{count} 个日历', en: 'Wrote {count} calendars into {folder}' },
  measures: { zh: '列出适用的措施，按对象分组', en: 'what applies, by audience' },
  premises: {
    zh: '列出场所：能否开放、适用哪些措施',
    en: 'premises: whether they may open, and what applies to them',
  },
  sector: { zh: '只列该类型的场所', en: 'only premises of this sector' },
  premisesSummary: {
    zh: '复工与检查汇总：按类型、区县、规模、性质，附与上一夜相比的变化',
    en: 'how many work, by sector, district, size and ownership, and what changed since the night before',
  },
  premisesSince: {
    zh: '与该夜或该份较早的名单比较（默认为此前最新发布的一夜）',
    en: 'the night, or the file of an earlier list, to compare with; by default the newest published night before',
  },
  premisesPlan: {
    zh: '环境采样计划：每天、每个场所采几点',
    en: 'a plan of environmental samples: every day, so many points of each of the premises',
  },
  premisesDays: { zh: '计划几天，如 7d（默认 1d）', en: 'for how many days, as 7d; default 1d' },
  premisesPoints: {
    zh: '每个场所采几点（默认按措施写明的）',
    en: 'points of each of the premises; by default as the measure says',
  },
  premisesEach: {
    zh: '文件中另附一企一策：每个场所一页',
    en: 'documents with a list for each of the premises, on a page of its own',
  },
  premisesId: {
    zh: '只看这一个场所（编号），列出全部内容',
    en: 'only these premises, by their id, and all about them',
  },
  data: { zh: '检查输入数据', en: 'look at the input data' },
  dataCheck: {
    zh: '读入数据并报告：读取、采用、排除、拒绝',
    en: 'read the data and report what was used, excluded, rejected',
  },
  dataMatch: {
    zh: '把地点文字对应到区域，未能确定的写入 unplaced.csv 待填',
    en: 'place the rows by their texts; what is not certain goes to unplaced.csv, to be filled in',
  },
  dataMap: {
    zh: '为没见过的文件提出 fenqu.yaml 的写法（YAML），供核对后粘贴',
    en: 'propose, for files it has never seen, what to write in fenqu.yaml',
  },
  mapArgument: {
    zh: '数据文件或通配符；`-` 为标准输入',
    en: 'files of data, or globs; `-` is standard input',
  },
  mapTable: { zh: '已知文件是什么表时指明', en: 'which table the files are, where that is known' },
  sheet: { zh: '工作表的名称或序号', en: 'the name or number of the sheet' },
  areasOn: {
    zh: '以该日有效的区域为准：日期、yesterday 或 today',
    en: 'by the areas there are on that day: a date, yesterday or today',
  },
  workingFile: {
    zh: '待填的工作文件（默认工作区的 unplaced.csv）',
    en: 'the working file to be filled in; default unplaced.csv in the workspace',
  },
  unplacedExitCode: {
    zh: '有未定位的地点或无效的对照行时以状态 1 退出',
    en: 'exit with status 1 if a text is not placed or a row of the crosswalk does not hold',
  },
  rules: { zh: '规则包', en: 'rule packs' },
  rulesList: { zh: '列出可用的规则包、政策和背景值', en: 'list the packs, policies and contexts there are' },
  rulesTest: { zh: '运行规则包的测试', en: 'run the tests of packs' },
  rulesDoc: {
    zh: '把一个规则包写成可供审阅和签署的文档（Markdown)',
    en: 'a pack as a page to read and sign, in Markdown',
  },
  rulesCompare: {
    zh: '比较两个规则包、两个版本或两组参数',
    en: 'compare two packs, two versions or two sets of parameters',
  },
  rulesSchema: {
    zh: '输出 JSON Schema，供编辑器补全和检查',
    en: 'print the JSON Schemas, for editors and of JSON outputs',
  },
  rulesCheck: {
    zh: '检查并证明规则包：结构、名称、类型、条件',
    en: 'check and prove packs: structure, names, types, conditions',
  },
  baseline: { zh: '已接受的发现所在的文件', en: 'a file of findings that are accepted' },
  writeBaseline: { zh: '把所有发现写入该文件', en: 'write all findings into that file' },
  init: {
    zh: '建立一个可以直接运行的工作区；或用 --template 写出待填写的表格',
    en: 'make a workspace to start from, that runs; or, with --template, tables to be filled in',
  },
  template: {
    zh: '只写出待填写的表格（xlsx 和 csv），不建立工作区；已有文件不覆盖',
    en: 'only write tables to be filled in (xlsx and csv), and no workspace; nothing is overwritten',
  },
  templateTables: {
    zh: '写出哪些表（默认 cases）：cases、visits、counts、metrics、populations、decisions、premises，用逗号隔开，或 all',
    en: 'of which tables (default cases): cases, visits, counts, metrics, populations, decisions, premises, with commas between, or all',
  },
  workspace: { zh: '工作区文件夹', en: "the workspace's folder" },
  asOf: {
    zh: '截至该日24时：日期、yesterday、today 或 latest',
    en: 'as at 24:00 of a day: a date, yesterday, today or latest',
  },
  measuresOn: {
    zh: '这一天 0时起适用的措施；默认为结果的次日，往后的日子按没有新情况推算',
    en: 'what applies from 0:00 of this day; by default the day after the night, later ones as if nothing new happens',
  },
  by: {
    zh: '按这一级分发：每个区域一份文件和一份总览，写入 -o 指定的文件夹',
    en: 'hand out by this level: a document an area and an overview, in the folder that -o names',
  },
  handoutsDone: {
    zh: '已写出{documents}和总览：{folder}（新 {written}，未变 {unchanged}）',
    en: 'Wrote {documents} and an overview: {folder} ({written} new, {unchanged} unchanged)',
  },
  starting: { zh: '只列当天开始的', en: 'only what starts on that day' },
  ending: { zh: '只列到前一天为止、当天不再适用的', en: 'only what applied until the day before' },
  audience: { zh: '只列给该对象的', en: 'only for this audience' },
  kind: { zh: '只列该类措施', en: 'only of this kind' },
  arrivalFrom: {
    zh: '从该地来的人员要采取什么措施：名称自上而下，如 甘肃省兰州市城关区',
    en: 'what people from this place meet: names from the top down, such as 甘肃省兰州市城关区',
  },
  arrivalTier: { zh: '同上，直接给出来源地的等级', en: 'the same, by the tier of where they come from' },
  left: { zh: '离开来源地的日期；默认为到达日', en: 'the day they left it; by default the day of arrival' },
  arrived: {
    zh: '到达日期；默认为离开的日期，也没有时为今天',
    en: 'the day they arrived; by default the day they left, or else today',
  },
  arrivals: {
    zh: '人员名单：列 from、left，可有 id、arrived',
    en: 'a list of people: columns from and left, and if wanted id and arrived',
  },
  knownOn: {
    zh: '按截至该日24时已知的数据判定（需要 `date_known` 列）',
    en: 'judge with what was known at 24:00 of this day (needs a column `date_known`)',
  },
  onNight: {
    zh: '解释已发布的这一天：只依据存档中保存的内容',
    en: 'of this published night, from what the store keeps of it and nothing else',
  },
  revision: { zh: '这一天的第几版（默认有效的一版）', en: 'which revision of it; default the one in force' },
  pack: { zh: '改用这个规则包（追溯判定）', en: 'judge by this pack instead of the policy (in retrospect)' },
  area: {
    zh: '只看该区域及其下级：代码、名称或路径',
    en: 'only this area and what lies in it: code, name or path',
  },
  all: {
    zh: '列出所有区域，不只是默认等级以外的',
    en: 'every area, not only those outside the default tier',
  },
  format: { zh: '输出格式', en: 'output format' },
  output: { zh: '写入文件，而不是标准输出', en: 'write to a file instead of standard output' },
  lang: { zh: '语言', en: 'language' },
  quiet: { zh: '不显示提示和警告', en: 'no notices and warnings' },
  noColor: { zh: '不使用颜色', en: 'no colour' },
  debug: { zh: '出错时显示调用栈', en: 'show the stack of an internal error' },
  revise: { zh: '结果不同时，作为新版本发布', en: 'publish a different result as the next revision' },
  exitCode: { zh: '有变化时以状态 1 退出', en: 'exit with status 1 if anything changed' },
  differExitCode: { zh: '有不同时以状态 1 退出', en: 'exit with status 1 if anything differs' },
  minCoverage: {
    zh: '测试至少应覆盖规则包的百分之几',
    en: 'the per cent of a pack that its tests must reach',
  },
  onePackArgument: { zh: '规则包名称', en: 'the name of a pack' },
  comparedPack: {
    zh: '规则包名称，或其文件夹；`:名称=值` 另设参数',
    en: 'the name of a pack, or its folder; `:name=value` sets a parameter',
  },
  fromDay: { zh: '比较的第一天', en: 'the first day compared' },
  toDay: { zh: '比较的最后一天', en: 'the last day compared' },
  schemaArgument: { zh: '哪一种文件或输出', en: 'of which file or output' },
  areaArgument: { zh: '区域：代码、名称或路径', en: 'an area: code, name or path' },
  packArgument: {
    zh: '规则包名称；省略则为工作区自己的（规则文件夹和政策中的），在工作区以外为全部',
    en: "names of packs; if none is given the workspace's own (of its rules folder and policy), outside one all",
  },
  allPacks: { zh: '所有规则包，包括内置的', en: 'all packs there are, built-in ones too' },
  dayArgument: { zh: '已发布的日期', en: 'a published day' },
  directoryArgument: { zh: '新工作区的文件夹', en: 'the folder of the new workspace' },
  version: { zh: '显示版本', en: 'show the version' },
  help: { zh: '显示帮助', en: 'show help' },
  initDone: {
    zh: '已建立工作区 {folder}：{files}\n下一步：fenqu run -C {folder}',
    en: 'Made the workspace {folder}: {files}\nNext: fenqu run -C {folder}',
  },
  templateDone: {
    zh: '已写出待填写的表格到 {folder}：{files}\n示例行不计入。填好后：fenqu data map 文件',
    en: 'Wrote tables to be filled in to {folder}: {files}\nTheir example row is not counted. When they are filled in: fenqu data map FILE',
  },
  examples: { zh: '示例：', en: 'Examples:' },
  statuses: {
    zh: '退出状态：0 完成；1 完成，且发现了要求告知的情况；2 无法完成。',
    en: 'Exit status: 0 done; 1 done, and it found what you asked to be told; 2 could not do it.',
  },
} as const satisfies Record<string, Text>;

export const nouns = {
  documents: { zh: '份清单', one: 'document', several: 'documents' },
} as const;

/** The headings that the help generator writes, in Chinese. */
export const headings: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
};

/** Words that the help generator puts into what it writes. */
const GENERATED: Readonly<Record<string, string>> = {
  '[options]': '[选项]',
  '[command]': '[命令]',
  'choices: ': '可选：',
  'default: ': '默认：',
};

/** A piece of help as the generator writes it, in Chinese. */
export function inChinese(text: string): string {
  return Object.entries(GENERATED).reduce((all, [from, to]) => all.replaceAll(from, to), text);
}

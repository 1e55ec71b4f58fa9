/** Examples under each command's help; commands need no translation. */
export const examples: Readonly<Record<string, readonly string[]>> = {
  fenqu: [
    'fenqu init my-city',
    'fenqu run -C my-city',
    'fenqu zone -C my-city --as-of latest --format json',
    'fenqu explain -C my-city 酒仙桥街道',
  ],
  zone: [
    'fenqu zone',
    'fenqu zone --as-of 2022-05-11 --area 朝阳区',
    'fenqu zone --as-of latest --pack beijing-2020-07 --format csv -o zones.csv',
  ],
  run: [
    'fenqu run',
    'fenqu run --as-of 2022-05-11',
    'fenqu run --as-of 2022-05-11 --revise --cascade',
    'fenqu run --catch-up --log plain --format json -o night.json',
  ],
  replay: [
    'fenqu replay --from 2022-04-17 --to 2022-05-11',
    'fenqu replay --from 2022-04-17 --revise --format csv -o nights.csv',
  ],
  verify: ['fenqu verify', 'fenqu verify 2022-05-10 2022-05-11 --format json'],
  diff: [
    'fenqu diff',
    'fenqu diff --causes',
    'fenqu diff 2022-05-10 2022-05-11 --exit-code',
    'fenqu diff --from-pack beijing-2020-06 --to-pack beijing-2020-07 --as-of 2020-06-21',
  ],
  history: [
    'fenqu history 酒仙桥街道',
    'fenqu history 110105011 --from 2022-04-17 --to 2022-05-31 --format csv',
  ],
  storeCheck: ['fenqu store check', 'fenqu store check --format json -q'],
  prune: [
    'fenqu store prune --keep-nights 400d',
    'fenqu store prune --keep-nights 400d --keep-revisions 90d --apply',
  ],
  explain: [
    'fenqu explain 酒仙桥街道',
    'fenqu explain 110105011 --as-of 2022-04-24 --format json',
    'fenqu explain 酒仙桥街道 --on 2022-04-24',
  ],
  forecast: [
    'fenqu forecast',
    'fenqu forecast --area 朝阳区 --format csv -o ahead.csv',
    'fenqu forecast --format ics -o calendars/',
    'fenqu forecast --assume what-if.csv',
  ],
  measures: [
    'fenqu measures --area 朝阳区',
    'fenqu measures --on 2022-05-12 --ending',
    'fenqu measures --area 朝阳区 --lang en --format md -o chaoyang.md',
    'fenqu measures --by county --format docx -o out',
  ],
  premises: [
    'fenqu premises --area 朝阳区 --sector catering',
    'fenqu premises --id CY-0042 --format md -o CY-0042.md',
    'fenqu premises --by county --format docx -o premises/',
    'fenqu premises --summary --area 朝阳区',
    'fenqu premises --plan --days 7d --sector offices --format csv -o plan.csv',
  ],
  test: [
    'fenqu rules test',
    'fenqu rules test my-pack --min-coverage 100',
    'fenqu rules test my-pack --format junit -o report.xml',
  ],
  doc: ['fenqu rules doc beijing-2020-07', 'fenqu rules doc my-pack --lang en -o my-pack.md'],
  compare: [
    'fenqu rules compare beijing-2020-06 beijing-2020-07',
    'fenqu rules compare my-pack my-pack:limit=6 --from 2022-05-01 --to 2022-05-31',
  ],
  schema: ['fenqu rules schema', 'fenqu rules schema pack -o pack.schema.json'],
  dataCheck: ['fenqu data check --as-of latest'],
  map: [
    'fenqu data map 病例.xlsx',
    "fenqu data map 'data/cases-*.csv' -C my-city",
    'fenqu data map cases.csv --table cases --format json',
  ],
  match: ['fenqu data match', 'fenqu data match --as-of 2022-05-11 --out work/unplaced.csv --exit-code'],
  rulesCheck: [
    'fenqu rules check',
    'fenqu rules check my-pack --baseline accepted.yaml',
    'fenqu rules check --format sarif -o rules.sarif',
  ],
  list: ['fenqu rules list', 'fenqu rules list --format json'],
  init: [
    'fenqu init',
    'fenqu init my-city',
    'fenqu init --template my-city',
    'fenqu init --template --tables cases,visits',
  ],
};

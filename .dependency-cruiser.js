/** The architecture as a test: data flows one way, from inputs to rendering, and only the edge touches the outside. */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'judging-is-pure',
      comment: 'Judging knows no file, no database, no clock, no console.',
      severity: 'error',
      from: { path: '^src/judging' },
      to: {
        pathNot: [
          '^src/judging',
          '^src/rules/(expression|indicator|pack)\\.ts$',
          '^node_modules/fraction\\.js',
        ],
      },
    },
    {
      name: 'analysis-is-pure',
      comment:
        'A pack is proved without data: no file, no database, no clock. Judging and the clocks confirm the examples.',
      severity: 'error',
      from: { path: '^src/analysis' },
      to: {
        path: [
          '^src/(engine|inputs/(?!tables)|counting|zoning/(?!clocks/)|store|diff|measures|explain|nightly|rendering|cli|workspace)',
          '^(node:)?(fs|process|child_process)',
          '@duckdb',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'rules-know-no-engine',
      severity: 'error',
      from: { path: '^src/rules' },
      to: {
        path: [
          '^src/(engine|inputs/(?!tables)|counting|judging|analysis|zoning|store|diff|measures|explain|nightly|rendering|cli)',
          '@duckdb',
        ],
      },
    },
    {
      name: 'plan-names-no-engine',
      severity: 'error',
      from: { path: '^src/counting/plan\\.ts$' },
      to: { path: ['^src/engine', '@duckdb'] },
    },
    {
      name: 'only-the-engine-opens-duckdb',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/engine' },
      to: { path: '@duckdb', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'rendering-is-pure',
      comment: 'Rendering turns results into text; it reads no file and no database.',
      severity: 'error',
      from: { path: '^src/rendering' },
      to: {
        path: [
          '^src/(engine|counting|judging|inputs/(?!tables)|nightly/(?!run)|cli|workspace/load|rules/load)',
          '^(node:)?(fs|process|child_process)',
          '@duckdb',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-the-command-line-uses-itself',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/cli' },
      to: { path: ['^src/cli', 'commander'] },
    },
    {
      name: 'reporting-comes-last',
      comment: 'Files are made of what is rendered: no room before the command line knows of it.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/(reporting|cli|index\\.ts)' },
      to: { path: '^src/reporting' },
    },
    {
      name: 'inputs-come-first',
      severity: 'error',
      from: { path: '^src/(inputs|engine|workspace|yaml)' },
      to: { path: '^src/(counting|judging|zoning|store|diff|measures|explain|nightly|rendering)' },
    },
    {
      name: 'counting-before-judging',
      severity: 'error',
      from: { path: '^src/counting' },
      to: { path: '^src/(judging|zoning|store|diff|measures|explain|nightly|rendering)' },
    },
    {
      name: 'store-knows-no-judging',
      severity: 'error',
      from: { path: '^src/store' },
      to: { path: '^src/(judging|counting|nightly|rendering|explain|measures)' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['^src/index\\.ts$', '^bin/'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};

/** What reports can be of, and how they are written. */
export const REPORT_KINDS = ['zones', 'diff', 'measures'] as const;
export const REPORT_FORMATS = ['md', 'csv', 'json', 'ndjson', 'table'] as const;

/** Reports that the nightly job writes. */
export const reports = {
  type: 'array',
  description: 'What `fenqu run` writes into files once a night is published.',
  examples: ["[{ what: diff, to: 'out/{as_of}-changes.md' }]"],
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['what', 'to'],
    properties: {
      what: { enum: REPORT_KINDS, description: 'The zones, what changed, or the measures.' },
      to: {
        type: 'string',
        minLength: 1,
        description: 'The file: `{as_of}` is the night; with `by`, `{code}` and `{name}` are the area.',
        examples: ['out/{as_of}-changes.md', 'out/{as_of}/{code}.csv'],
      },
      format: { enum: REPORT_FORMATS, description: 'Default md.' },
      language: { enum: ['zh', 'en'], description: "Default the workspace's." },
      by: {
        type: 'string',
        pattern: '^[a-z][a-z0-9_]*$',
        description: 'A level: a file for each area of it.',
        examples: ['county'],
      },
    },
  },
} as const;

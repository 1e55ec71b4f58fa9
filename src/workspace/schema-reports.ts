/** What reports can be of, and how they are written. */
export const REPORT_KINDS = ['zones', 'diff', 'measures', 'handouts'] as const;
/** Those of the reports that are a file each. */
export const FILE_FORMATS = ['md', 'csv', 'json', 'ndjson', 'table'] as const;
/** Those of what is handed out: a folder of documents. */
export const FOLDER_FORMATS = ['md', 'html', 'docx', 'xlsx', 'json'] as const;
export const REPORT_FORMATS = [...FILE_FORMATS, 'html', 'docx', 'xlsx'] as const;

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
      what: {
        enum: REPORT_KINDS,
        description: 'The zones, what changed, the measures, or documents to hand out.',
      },
      to: {
        type: 'string',
        minLength: 1,
        description:
          'The file: `{as_of}` is the night; with `by`, `{code}` and `{name}` are the area. Of hand-outs, the folder.',
        examples: ['out/{as_of}-changes.md', 'out/{as_of}/{code}.csv'],
      },
      format: {
        enum: REPORT_FORMATS,
        description: 'Default md. Hand-outs are md, html, docx, xlsx or json.',
      },
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

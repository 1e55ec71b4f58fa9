/** The same random cases on every run; another seed with `FENQU_SEED=…`. */
export const seed = Number(process.env['FENQU_SEED'] ?? 20200611);

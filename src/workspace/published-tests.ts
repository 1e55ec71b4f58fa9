import { DECIMAL, seriesPattern, WHOLE } from '../rules/schema/series.ts';
import { testsSchema } from '../rules/schema/tests.ts';

/** The shape of `tests/*.yaml`, with what a series looks like. Loading says more exactly which word of one is wrong. */
export function publishedTests(): object {
  const test = testsSchema.items;
  const { cases, metrics, counts } = test.properties;
  const { daily } = cases.items.properties;
  const whole = { ...daily, type: ['string', 'integer'], minimum: 0, maximum: 999_999_999 };
  const perDay = { ...cases.items.properties, daily: { ...whole, pattern: seriesPattern(WHOLE) } };
  const properties = {
    ...test.properties,
    cases: { ...cases, items: { ...cases.items, properties: perDay } },
    metrics: withSeries(metrics),
    counts: withSeries(counts),
  };
  return { ...testsSchema, items: { ...test, properties } };
}

type Reports = typeof testsSchema.items.properties.metrics;

function withSeries(reports: Reports): object {
  const { items } = reports;
  const { values } = items.properties;
  const column = { ...values.additionalProperties, pattern: seriesPattern(DECIMAL) };
  const properties = { ...items.properties, values: { ...values, additionalProperties: column } };
  return { ...reports, items: { ...items, properties } };
}

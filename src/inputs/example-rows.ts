/**
 * What stands in the place of an area in a row that is an example, as the templates have one: such a row is left out, and
 * told of. No area is called so, and a row whose example nobody recognises is rejected for that.
 */
export const EXAMPLE_AREAS = ['示例', 'EXAMPLE'] as const;

import type { ErrorObject } from 'ajv';

/** Findings about a value's parts: they show that the value itself was of the right kind. */
const ABOUT_PARTS = new Set(['additionalProperties', 'required', 'minProperties', 'propertyNames']);

/**
 * Where a schema allows several forms, the validator complains about every one of them. Keeps the complaints about the
 * form that was meant, if one can be told from the others; else only that none of the forms fits.
 */
export function meantErrors(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const choices = errors.filter(isChoice).sort((a, b) => b.schemaPath.length - a.schemaPath.length);
  const rest = choices.reduce(settled, errors);
  return rest.filter(({ keyword }) => keyword !== 'if' && keyword !== 'propertyNames');
}

function isChoice({ keyword }: ErrorObject): boolean {
  return keyword === 'anyOf' || keyword === 'oneOf';
}

function settled(errors: readonly ErrorObject[], choice: ErrorObject): readonly ErrorObject[] {
  const inside = errors.filter((found) => isInside(found, choice));
  const forms = [...new Set(inside.map((found) => formOf(found, choice)))]
    .map((form) => inside.filter((found) => formOf(found, choice) === form))
    .filter((form) => form.every((found) => isAboutParts(found, choice)));
  const strangeness = forms.map(
    (form) => form.filter((found) => found.instancePath === choice.instancePath).length,
  );
  const meant = forms.filter((_, index) => strangeness[index] === Math.min(...strangeness));
  const outside = errors.filter((found) => !isInside(found, choice) && found !== choice);
  return [...outside, ...(meant.length === 1 ? (meant[0] ?? []) : [choice])];
}

/** Which of the forms a complaint belongs to: its position in the choice. */
function formOf(found: ErrorObject, choice: ErrorObject): string {
  return found.schemaPath.slice(choice.schemaPath.length + 1).split('/')[0] ?? '';
}

function isInside(found: ErrorObject, choice: ErrorObject): boolean {
  return (
    found.schemaPath.startsWith(`${choice.schemaPath}/`) && found.instancePath.startsWith(choice.instancePath)
  );
}

function isAboutParts(found: ErrorObject, choice: ErrorObject): boolean {
  return found.instancePath.length > choice.instancePath.length || ABOUT_PARTS.has(found.keyword);
}

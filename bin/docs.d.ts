interface Entry {
  readonly message: { readonly zh: string; readonly en: string };
  readonly hint?: { readonly zh: string; readonly en: string };
}

export type Catalogue = Readonly<Record<string, Entry>>;

export const PARTS: Readonly<Record<string, string>>;

export function errorsPage(parts: Readonly<Record<string, Catalogue>>, catalogue: Catalogue): string;

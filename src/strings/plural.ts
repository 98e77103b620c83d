/** Plural forms of a phrase. `other` is used for every form that is not given. */
export type PluralForms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Returns a function that selects the plural form for a count by the rules of one language. */
export function createPlural(language: string): (count: number, forms: PluralForms) => string {
  // Created at the first use, which takes long.
  let rules: Intl.PluralRules | undefined;
  return (count, forms) => forms[(rules ??= new Intl.PluralRules(language)).select(count)] ?? forms.other;
}

const SHOWN = 10
const LONGEST = 120

/** What a finding tells of a list: the first ten, none longer than 120 characters, and “…” where there are more. */
export const firstFew = (values: readonly string[]): readonly string[] => {
  const shown = values.slice(0, SHOWN).map((value) => (value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value))
  return values.length > SHOWN ? [...shown, '…'] : shown
}

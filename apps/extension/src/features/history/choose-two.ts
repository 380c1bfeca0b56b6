/** Reports chosen for comparison, in the order of choice: a third takes the place of the first. */
export const toggleChoice = (chosen: readonly string[], id: string): string[] =>
  chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].slice(-2)

/** The two chosen, when there are two. */
export const pairOf = (chosen: readonly string[]): [string, string] | null => {
  const [first, second] = chosen
  return first !== undefined && second !== undefined ? [first, second] : null
}

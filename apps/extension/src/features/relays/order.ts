export type Direction = 'up' | 'down'

/** The ids with one of them a place higher or lower; null where it cannot go further. */
export const moved = (ids: readonly string[], id: string, direction: Direction): string[] | null => {
  const from = ids.indexOf(id)
  const to = from + (direction === 'up' ? -1 : 1)
  if (from < 0 || to < 0 || to >= ids.length) return null
  return ids.toSpliced(from, 1).toSpliced(to, 0, id)
}

/** The tester’s five bands, from its FAQ: 0 to 3, 3 to 5, 5 to 7, 7 to 9, 9 to 10. */
export const BANDS = ['band-0', 'band-1', 'band-2', 'band-3', 'band-4'] as const
export type Band = (typeof BANDS)[number]

const LIMITS = [3, 5, 7, 9]

/** The name of the band of a score: as the tester’s page has it, or by its documented limits where it shows none. */
export const bandOf = (score: number, band: number | null): Band =>
  BANDS[band ?? LIMITS.filter((limit) => score >= limit).length] ?? 'band-0'

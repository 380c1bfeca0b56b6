/** mail-tester keeps a free result for seven days (its FAQ); a paid account’s for thirty, which we cannot tell apart. */
const KEPT_DAYS = 7

export interface Retention {
  /** When mail-tester deletes its own page, counted from when we read it. */
  until: Date
  isOver: boolean
}

/** Until when the tester’s own page can be expected to be there. */
export const retentionOf = (readAt: string, now: Date): Retention => {
  const until = new Date(Date.parse(readAt) + KEPT_DAYS * 86_400_000)
  return { until, isOver: until <= now }
}

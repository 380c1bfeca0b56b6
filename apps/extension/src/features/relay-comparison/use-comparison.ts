import { useEffect, useState } from 'preact/hooks'
import type { ToldBatch } from '../../messaging/answers.ts'
import { type Asked, useAnswer } from '../../messaging/use-answer.ts'
import { isAwaited, isUnderWay } from './sort-results.ts'

// ms between two looks: while a relay is being asked, and while a tester that tells us by itself has nothing yet
const PACE = 700
const CALM_PACE = 2_000

const paceOf = ({ items }: ToldBatch): number | null =>
  isUnderWay(items) ? PACE : items.some(isAwaited) ? CALM_PACE : null

const ID = /^#\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i
const idInAddressBar = (): string | null => ID.exec(location.hash)?.[1] ?? null

export interface ShownComparison extends Asked<ToldBatch> {
  id: string | null
  /** Shows another one, or none; the address bar keeps it for when the page is loaded again. */
  show: (id: string | null) => void
}

/** The comparison that the page shows, read again for as long as something is to come by itself, and when a report comes. */
export const useComparison = (): ShownComparison => {
  const [id, setId] = useState(idInAddressBar)
  const asked = useAnswer('comparison/get', id === null ? null : { id }, ['probe'])
  const { value, reload } = asked
  useEffect(() => {
    const follow = () => setId(idInAddressBar())
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  useEffect(() => {
    const pace = value && paceOf(value)
    if (pace === null) return
    const timer = setTimeout(() => void reload(), pace)
    return () => clearTimeout(timer)
  }, [value, reload])
  return {
    ...asked,
    id,
    show: (next) => {
      location.hash = next === null ? '' : `#/${next}`
    },
  }
}

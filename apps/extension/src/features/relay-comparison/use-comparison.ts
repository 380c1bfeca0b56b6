import { useEffect, useState } from 'preact/hooks'
import type { ToldBatch } from '../../messaging/answers.ts'
import { type Asked, useAnswer } from '../../messaging/use-answer.ts'
import { isUnderWay } from './sort-results.ts'

const PACE = 700 // ms between two looks while a relay is being asked

const ID = /^#\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i
const idInAddressBar = (): string | null => ID.exec(location.hash)?.[1] ?? null

export interface ShownComparison extends Asked<ToldBatch> {
  id: string | null
  /** Shows another one, or none; the address bar keeps it for when the page is loaded again. */
  show: (id: string | null) => void
}

/** The comparison that the page shows, read again for as long as a relay is being asked, and when a report comes. */
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
    if (!value || !isUnderWay(value.items)) return
    const timer = setTimeout(() => void reload(), PACE)
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

import type { Plan } from '@bienrecu/shared'
import { useEffect } from 'preact/hooks'
import { isAnythingAwaited } from './step-stage.ts'

const PACE = 4_000 // ms: reads what the API has seen; the name servers are asked at the API’s own pace

/** Reads the plan again and again while something of it is awaited, and only while somebody can see it. */
export const usePlanPace = (plan: Plan | null, reload: () => Promise<void>): void => {
  const isAwaited = plan !== null && isAnythingAwaited(plan)
  useEffect(() => {
    if (!isAwaited) return
    const look = () => {
      if (document.visibilityState === 'visible') void reload()
    }
    const timer = setInterval(look, PACE)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [isAwaited, reload])
}

import { useEffect, useState } from 'preact/hooks'

const PATIENCE = 300 // ms: what is over sooner needs no word about waiting

/** True once something has been under way long enough to be told. */
export const useLate = (isRunning: boolean): boolean => {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    if (!isRunning) return setLate(false)
    const timer = setTimeout(() => setLate(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [isRunning])
  return isRunning && isLate
}

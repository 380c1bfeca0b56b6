import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { DirectTestProps } from '../own-tester/DirectTest.tsx'

/** Tests that need no page, fetched when they are offered: what most openings of the popup show comes first. */
export const PopupDirect = (props: DirectTestProps) => {
  const [Direct, setDirect] = useState<FunctionComponent<DirectTestProps> | null>(null)
  useEffect(() => {
    void import('../own-tester/DirectTest.tsx').then(({ DirectTest }) => setDirect(() => DirectTest))
  }, [])
  return Direct ? <Direct {...props} /> : null
}

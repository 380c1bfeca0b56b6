import type { TesterPage } from '../../testers/mail-tester/page.ts'
import { anchorOf, controlsOf, freeCorner, isReachable } from './placement.ts'

export interface Placed {
  /** Looks again whether the panel can be seen and covers nothing, and moves it if not. */
  check: () => void
}

const clear = (host: HTMLElement) => {
  delete host.dataset.corner
  delete host.dataset.inline
}

const inline = (host: HTMLElement, put: () => void): boolean => {
  clear(host)
  host.dataset.inline = ''
  put()
  return isReachable(host, document)
}

const inCorner = (host: HTMLElement) => {
  clear(host)
  host.dataset.corner = 'bottom-end'
  document.body.append(host)
  const { width, height } = host.getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  const corner = freeCorner({ width, height }, { width: clientWidth, height: clientHeight }, controlsOf(document, host))
  host.dataset.corner = corner ?? 'bottom-end'
  // No corner is free: folded, the panel is no more than its title.
  host.toggleAttribute('data-cramped', corner === null)
}

/**
 * Puts the panel’s host beside what the page is about, in the flow; where it could not be seen or reached there, in a
 * corner that covers no control of the page. The host’s style follows its `data-inline` and `data-corner`.
 */
export const placePanel = (host: HTMLElement, page: TesterPage): Placed => {
  const place = () => {
    const anchor = anchorOf(document, page)
    const isPlaced =
      anchor !== null && (inline(host, () => anchor.after(host)) || inline(host, () => anchor.before(host)))
    if (!isPlaced) inCorner(host)
  }
  place()
  return {
    check: () => {
      // Scrolling brings the panel under a banner and out again; whoever is using it does not want it to jump.
      if (scrollY > 0 || document.activeElement === host) return
      if (!host.isConnected || (host.dataset.corner === undefined && !isReachable(host, document))) place()
      else if (host.dataset.corner !== undefined) inCorner(host)
    },
  }
}

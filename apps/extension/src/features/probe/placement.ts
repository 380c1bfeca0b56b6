/*
 * Where the panel stands on a page that is not ours: in the flow beside what it speaks of, so that nothing of the page
 * is ever under it; and where the page leaves no such room, in a corner that holds no control of the page.
 */
import type { TesterPage } from '../../testers/mail-tester/page.ts'

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

const CORNERS = ['bottom-end', 'top-end', 'bottom-start', 'top-start'] as const
const CONTROLS = 'a[href], button, input, select, textarea, label, iframe, [role="button"], [role="dialog"]'
const SAMPLES = [0.04, 0.5, 0.96]

/** Whether two boxes have a part of the screen in common. */
export const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** What the panel belongs beside, by kind of page; null when the page has nothing of the kind. */
export const anchorOf = (document: Document, page: TesterPage): Element | null => {
  const field = document.getElementById('email')
  if (page.kind === 'home') return field?.closest('form') ?? field
  if (page.kind === 'result') return document.getElementById('header')
  return page.kind === 'waiting' ? document.querySelector('.mailbox') : null
}

// At every point of the panel that is on screen, it must be on top: no banner over it, no ancestor that cuts it off.
const isReachable = (host: Element): boolean => {
  const { left, top, width, height } = host.getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  const isOnTop = (x: number, y: number): boolean =>
    x >= 0 && x < clientWidth && (y < 0 || y >= clientHeight || document.elementFromPoint(x, y) === host)
  return (
    width >= 240 &&
    SAMPLES.every((across) => SAMPLES.every((down) => isOnTop(left + width * across, top + height * down)))
  )
}

const standsInFlow = (host: HTMLElement, anchor: Element | null): boolean => {
  if (!anchor) return false
  delete host.dataset['corner']
  anchor.after(host)
  if (isReachable(host)) return true
  anchor.before(host)
  return isReachable(host)
}

const standInCorner = (host: HTMLElement) => {
  document.body.append(host)
  const controls = [...document.querySelectorAll(CONTROLS)].map((control) => control.getBoundingClientRect())
  const isFree = (corner: string): boolean => {
    host.dataset['corner'] = corner
    const box = host.getBoundingClientRect()
    return !controls.some((control) => overlaps(box, control))
  }
  if (!CORNERS.some(isFree)) host.dataset['corner'] = CORNERS[0]
}

/**
 * Puts the panel’s host beside its anchor, or, where there is none or no room, in a corner: where it can be seen and reached and covers no control of the page; called again when the
 * window changes. Its style follows `data-corner`.
 */
export const placePanel = (host: HTMLElement, anchor: () => Element | null): void => {
  // Scrolling brings the panel under a banner and out again; whoever is using it does not want it to jump.
  if (host.isConnected && (scrollY > 0 || document.activeElement === host)) return
  if (!standsInFlow(host, anchor())) standInCorner(host)
}

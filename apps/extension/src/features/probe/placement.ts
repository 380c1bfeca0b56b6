/*
 * Where the panel stands on a page that is not ours: in the flow beside what it speaks of, so that nothing of the page
 * is ever under it; and where the page leaves no such room, in a corner that holds no control of the page.
 */
import type { TesterPage } from '../../testers/mail-tester/page.ts'

/** `after` or `before` an element of the page, or fixed in a corner. */
export type Place = { kind: 'after' | 'before'; anchor: Element } | { kind: 'corner'; corner: Corner }

export const CORNERS = ['bottom-end', 'top-end', 'bottom-start', 'top-start'] as const
export type Corner = (typeof CORNERS)[number]

const CONTROLS = 'a[href], button, input, select, textarea, label, iframe, [role="button"], [role="dialog"]'

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const MARGIN = 16 // pixels

/** The box a panel of this size takes in a corner of a window of that size. */
export const cornerBox = (
  corner: Corner,
  panel: { width: number; height: number },
  window: { width: number; height: number },
): Box => {
  const left = corner.endsWith('end') ? window.width - MARGIN - panel.width : MARGIN
  const top = corner.startsWith('bottom') ? window.height - MARGIN - panel.height : MARGIN
  return { left, top, right: left + panel.width, bottom: top + panel.height }
}

/** The first corner that covers none of the obstacles, or null when each covers one. */
export const freeCorner = (
  panel: { width: number; height: number },
  window: { width: number; height: number },
  obstacles: readonly Box[],
): Corner | null =>
  CORNERS.find((corner) => {
    const box = cornerBox(corner, panel, window)
    const isInside = box.left >= 0 && box.top >= 0 && box.right <= window.width && box.bottom <= window.height
    return isInside && !obstacles.some((obstacle) => overlaps(box, obstacle))
  }) ?? null

/** The controls of the page that are on screen, as boxes; the panel’s own host is not one. */
export const controlsOf = (document: Document, host: Element): Box[] =>
  [...document.querySelectorAll(CONTROLS)]
    .filter((control) => control !== host)
    .map((control) => control.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 && height > 0)

/** What the panel belongs beside, by kind of page; null when the page has nothing of the kind. */
export const anchorOf = (document: Document, page: TesterPage): Element | null => {
  const field = document.getElementById('email')
  if (page.kind === 'home') return field?.closest('form') ?? field
  if (page.kind === 'result') return document.getElementById('header')
  if (page.kind === 'waiting') return document.querySelector('.mailbox')
  return null
}

/**
 * Whether an element can be seen and reached where it stands: at every point of it that is on screen, it is on top.
 * A cookie banner over it, an ancestor that cuts it off, or a width of nothing make it false.
 */
export const isReachable = (host: Element, document: Document): boolean => {
  const { left, top, width, height } = host.getBoundingClientRect()
  if (width < 240 || height < 40) return false
  const { clientWidth, clientHeight } = document.documentElement
  return [0.04, 0.5, 0.96].every((across) =>
    [0.04, 0.5, 0.96].every((down) => {
      const x = left + width * across
      const y = top + height * down
      const isOnScreen = x >= 0 && y >= 0 && x < clientWidth && y < clientHeight
      return isOnScreen ? document.elementFromPoint(x, y) === host : x >= 0 && x < clientWidth
    }),
  )
}

/*
 * The panel’s own place in a page that is not ours: an open shadow root with our styles inside, nothing of the page’s
 * getting in, and no keystroke getting out to the page’s shortcuts. WXT’s createShadowRootUi does the same for 6.5 KB
 * (gzip) of anchors and watchers that one fixed panel does not need.
 */

// The page’s styles end here. Important, because `:host` is also open to the page’s own selectors.
const RESET = ':host{all:initial !important}'
const KEPT_INSIDE = ['keydown', 'keyup', 'keypress'] as const

export interface ShadowHost {
  /** Stands in the page. */
  host: HTMLElement
  /** Stands for the root element: carries language and theme. */
  root: HTMLElement
  /** What is drawn goes here. */
  body: HTMLElement
}

/** Makes the host, not yet in the page. `css`: our styles, in which `:root` means the host. */
export const createShadowHost = (name: string, css: string): ShadowHost => {
  const host = document.createElement(name)
  const shadow = host.attachShadow({ mode: 'open' })
  const style = document.createElement('style')
  style.textContent = RESET + css.replaceAll(':root', ':host')
  const root = document.createElement('html')
  const body = document.createElement('body')
  root.append(body)
  shadow.append(style, root)
  for (const type of KEPT_INSIDE) root.addEventListener(type, (event) => event.stopPropagation())
  return { host, root, body }
}

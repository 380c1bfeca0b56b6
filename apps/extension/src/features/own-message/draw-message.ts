/*
 * Draws the HTML of a message into a frame without scripts that can load nothing. The frame inherits the policy of our
 * pages (default-src 'none'), which forbids styles in the markup as well: they are set through the object model, which
 * it allows. What could run, load or lead away is taken out beforehand, so that there is nothing for the policy to refuse.
 */

/** What does something else than show words, pictures and their look. */
const UNWANTED =
  'script,iframe,frame,object,embed,applet,link,meta,base,form,noscript,template,portal,audio,video,source,track'
const LOADING = new Set([
  'href',
  'src',
  'srcset',
  'background',
  'poster',
  'action',
  'formaction',
  'ping',
  'data',
  'xlink:href',
])

const isCarried = (value: string): boolean => /^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(value)

const disarm = (element: Element): void => {
  for (const { name, value } of Array.from(element.attributes)) {
    const isPicture = name === 'src' && isCarried(value)
    if (/^on/i.test(name) || (LOADING.has(name.toLowerCase()) && !isPicture)) element.removeAttribute(name)
  }
}

/** The message without anything that acts, and the texts of its style sheets. */
export const disarmed = (html: string): { body: HTMLElement; styles: string[] } => {
  const { documentElement, body } = new DOMParser().parseFromString(html, 'text/html')
  const styles = Array.from(documentElement.querySelectorAll('style'), ({ textContent }) => textContent ?? '')
  for (const element of documentElement.querySelectorAll(`style,${UNWANTED}`)) element.remove()
  for (const element of documentElement.querySelectorAll('*')) disarm(element)
  return { body, styles }
}

// Taken off before the node enters the frame: its policy would refuse them, and say so in the console.
const takeStyles = (body: HTMLElement): [Element, string][] => {
  const styled = [body, ...body.querySelectorAll('[style]')].map((element): [Element, string] => [
    element,
    element.getAttribute('style') ?? '',
  ])
  for (const [element] of styled) element.removeAttribute('style')
  return styled
}

const addSheets = (frame: Document, texts: readonly string[]): void => {
  const view = frame.defaultView
  if (!view) return
  frame.adoptedStyleSheets = texts.map((text) => {
    const sheet = new view.CSSStyleSheet()
    sheet.replaceSync(text) // an @import in it is ignored
    return sheet
  })
}

/** Fills the document of a frame with a message. */
export const drawMessage = (frame: Document, html: string): void => {
  const { body, styles } = disarmed(html)
  const styled = takeStyles(body)
  addSheets(frame, styles)
  const adopted = frame.adoptNode(body)
  frame.body.replaceWith(adopted)
  for (const [element, style] of styled)
    if (element instanceof HTMLElement || element instanceof SVGElement) element.style.cssText = style
}

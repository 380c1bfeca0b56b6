import pairing from '../pairing/pairing.css?inline'
import pieces from '../../ui/pieces.css?inline'
import theme from '../../ui/theme.css?inline'
import faults from './faults.css?inline'
import popup from './popup.css?inline'

/**
 * Gives the popup its looks. They come in its script: the browser shows a popup when the last of its files has arrived,
 * and is slow to hand them out while it is busy opening one.
 */
export const applyPopupStyles = (): void => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(theme + pieces + faults + popup + pairing)
  document.adoptedStyleSheets = [sheet]
}

import { commonWords } from '../session/words.ts'

/** Other pages of the extension; each opens in a tab, so that the panel stays where it is. */
const LINKS = [
  { href: '/report.html', key: 'history' },
  { href: '/report.html#/progress', key: 'progress' },
  { href: '/domain.html', key: 'domain' },
  { href: '/options.html', key: 'settings' },
] as const

/** The way on from the side panel. */
export const PanelFoot = () => (
  <footer>
    <nav aria-label={commonWords('pages')}>
      {LINKS.map(({ href, key }) => (
        <a key={href} href={href} target="_blank" rel="noopener">
          {commonWords(key)}
        </a>
      ))}
    </nav>
  </footer>
)

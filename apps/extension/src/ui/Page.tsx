import type { ComponentChildren } from 'preact'
import { Brand } from './Brand.tsx'

export interface PageLink {
  href: string
  label: string
  isCurrent?: boolean
}

export interface PageProps {
  title: ComponentChildren
  lead?: ComponentChildren
  /** Other pages of the extension; the name of the landmark comes with them. */
  nav?: { label: string; links: readonly PageLink[] }
  /** Small controls beside the navigation: language, theme. */
  tools?: ComponentChildren
  children: ComponentChildren
}

/** A whole page: brand, navigation, one heading, content. */
export const Page = ({ title, lead, nav, tools, children }: PageProps) => (
  <div class="page">
    <header>
      <Brand />
      {nav ? (
        <nav aria-label={nav.label}>
          {nav.links.map((link) => (
            <a key={link.href} href={link.href} aria-current={link.isCurrent ? 'page' : undefined}>
              {link.label}
            </a>
          ))}
        </nav>
      ) : null}
      {tools}
    </header>
    <main>
      <div class="stack">
        <h1>{title}</h1>
        {lead ? <p class="lead">{lead}</p> : null}
      </div>
      {children}
    </main>
  </div>
)

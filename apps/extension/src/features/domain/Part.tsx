import type { ComponentChildren } from 'preact'
import type { Seen } from './audit-view.ts'
import { domainWords as words } from './domain-words.ts'

/** One subject of what is published, in a card under its name; its anchor is its id. */
export const Part = ({ id, title, children }: { id: string; title: string; children: ComponentChildren }) => (
  <section class="card stack subject" id={id} aria-labelledby={`${id}-title`} data-testid={`part-${id}`}>
    <h3 id={`${id}-title`}>{title}</h3>
    {children}
  </section>
)

export interface KnownProps<T> {
  fact: Seen<T>
  children: (value: T) => ComponentChildren
}

/** What is known, drawn; otherwise why it is not. */
export const Known = <T,>({ fact, children }: KnownProps<T>) =>
  fact.known ? (
    <>{children(fact.value)}</>
  ) : (
    <p class="soft">{words('not-known', { why: words(`why.${fact.reason}`) })}</p>
  )

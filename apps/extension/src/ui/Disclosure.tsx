import type { ComponentChildren } from 'preact'
import { Icon } from './Icon.tsx'

export interface DisclosureProps {
  summary: ComponentChildren
  /** Open at first; afterwards it is the reader's affair. */
  open?: boolean
  children: ComponentChildren
}

/** Something folded away that one click opens; the browser's own element, so that searching in the page opens it too. */
export const Disclosure = ({ summary, open = false, children }: DisclosureProps) => (
  <details class="disclosure" open={open}>
    <summary>
      <Icon name="chevron" />
      {summary}
    </summary>
    <div class="body">{children}</div>
  </details>
)

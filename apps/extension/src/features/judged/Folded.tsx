import type { ComponentChildren } from 'preact'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { judgedWords as words } from './judged-words.ts'

export interface FoldedProps {
  name: string
  count?: number
  open?: boolean
  children: ComponentChildren
}

/** A part of what our own tester saw, under its name and, where it counts, how much of it there is. */
export const Folded = ({ name, count, open = false, children }: FoldedProps) => (
  <section class="card folded">
    <Disclosure open={open} summary={<h3>{count === undefined ? name : words('counted', { name, count })}</h3>}>
      <div class="stack">{children}</div>
    </Disclosure>
  </section>
)

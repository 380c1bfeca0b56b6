import type { TesterReport } from '@bienrecu/shared'
import type { ComponentChildren } from 'preact'
import { Disclosure } from '../../ui/Disclosure.tsx'
import type { ReportWords } from './report-words.ts'

/** What each part behind the findings is made from. */
export interface PartProps {
  report: TesterReport
  words: ReportWords
}

/** A part of the evidence, folded away under its name and, where it counts, how much of it there is. */
export const Folded = ({
  name,
  count,
  words,
  children,
}: {
  name: string
  count?: number
  words: ReportWords
  children: ComponentChildren
}) => (
  <section class="card folded">
    <Disclosure summary={<h3>{count === undefined ? name : words.say('counted', { name, count })}</h3>}>
      {children}
    </Disclosure>
  </section>
)

import type { ComponentChildren } from 'preact'

export interface SectionProps {
  /** Also the anchor of the address bar. */
  id: string
  title: string
  children: ComponentChildren
}

/** Puts the focus on the heading of a section, for those who follow it. */
export const focusSection = (id: string): void => document.getElementById(`${id}-title`)?.focus()

/** One subject of the settings, under its own heading. */
export const Section = ({ id, title, children }: SectionProps) => (
  <section class="stack section" id={id} aria-labelledby={`${id}-title`}>
    {/* Takes the focus when what had it is gone. */}
    <h2 id={`${id}-title`} tabIndex={-1}>
      {title}
    </h2>
    {children}
  </section>
)

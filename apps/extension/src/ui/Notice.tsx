import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './Icon.tsx'
import type { Tone } from './tone.ts'

/** Any other tone informs. */
const ICONS: Partial<Record<Tone, IconName>> = {
  good: 'check',
  warning: 'warning',
  bad: 'stop',
}

export interface NoticeProps {
  tone?: Tone
  title?: ComponentChildren
  children?: ComponentChildren
  /** `alert` for what the user must hear at once, `status` for what may wait; nothing for what was there all along. */
  role?: 'alert' | 'status'
}

/** A message that belongs to the page: coloured, with an icon and, if given, a title. */
export const Notice = ({ tone = 'neutral', title, children, role }: NoticeProps) => (
  <div class="notice" data-tone={tone} role={role}>
    <Icon name={ICONS[tone] ?? 'info'} />
    <div class="words">
      {title ? <p class="title">{title}</p> : null}
      {children}
    </div>
  </div>
)

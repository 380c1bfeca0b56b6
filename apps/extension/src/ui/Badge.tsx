import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './Icon.tsx'
import type { Tone } from './tone.ts'

/** One or two words in a colour, with an icon when the colour carries a judgement. */
export const Badge = ({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: Tone
  icon?: IconName
  children: ComponentChildren
}) => (
  <span class="badge" data-tone={tone}>
    {icon ? <Icon name={icon} /> : null}
    {children}
  </span>
)

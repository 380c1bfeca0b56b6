import type { ButtonHTMLAttributes, ComponentChildren } from 'preact'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

interface Look {
  variant?: ButtonVariant
  /** As wide as its container. */
  wide?: boolean
  small?: boolean
  children: ComponentChildren
}

export type ButtonProps = Look & Omit<ButtonHTMLAttributes, 'class' | 'children'>
export interface LinkButtonProps extends Look {
  href: string
  target?: '_blank'
  onClick?: (event: MouseEvent) => void
  'data-testid'?: string
}

const classOf = ({ variant = 'secondary', wide, small }: Omit<Look, 'children'>): string =>
  ['button', variant, wide ? 'wide' : '', small ? 'small' : ''].filter(Boolean).join(' ')

/** A button that never submits by accident: `type` is `button` unless told otherwise. */
export const Button = ({ variant = 'secondary', wide = false, small = false, children, ...rest }: ButtonProps) => (
  <button type="button" {...rest} class={classOf({ variant, wide, small })}>
    {children}
  </button>
)

/** A link that looks like a button: for going somewhere, not for doing something. */
export const LinkButton = ({
  variant = 'secondary',
  wide = false,
  small = false,
  children,
  ...rest
}: LinkButtonProps) => (
  <a {...rest} rel={rest.target ? 'noopener' : undefined} class={classOf({ variant, wide, small })}>
    {children}
  </a>
)

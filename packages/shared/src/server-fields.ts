import { z } from 'zod'
import { fieldIssue } from './field.ts'

/** `tls`: from the first byte (RFC 8314 §3.3). `starttls`: required, never opportunistic. `none`: in clear. */
export const RelaySecurity = z.enum(['tls', 'starttls', 'none'])
export type RelaySecurity = z.infer<typeof RelaySecurity>

export const Port = z.int().superRefine((port, context) => {
  if (port < 1 || port > 65_535) context.addIssue(fieldIssue('port-out-of-range'))
})

/** Write-only: no answer ever carries it. */
export const Password = z
  .string()
  .min(1)
  .max(1024)
  .superRefine((text, context) => {
    if (/[\r\n\0]/.test(text)) context.addIssue(fieldIssue('field-line-break'))
  })

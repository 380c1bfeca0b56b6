import type { Locale } from '@bienrecu/shared'
import type { AuditView } from './audit-view.ts'

/** An audit that was made, ready to be told. */
export interface Audited {
  domain: string
  /** The name of the service that this browser asked; null when the paired API asked. */
  resolver: string | null
  /** The audit in a language; null when it has to be asked for anew in that one. */
  viewIn: (locale: Locale) => Promise<AuditView | null>
}

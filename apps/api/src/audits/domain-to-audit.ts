import type { AuditMessage } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'

/** The domain asked for, or the sender's of the message. Throws `report-without-domain`. */
export const domainToAudit = (domain: string | undefined, message: AuditMessage | null): string => {
  const found = domain ?? message?.fromDomain
  if (found === undefined || found === null) throw new AppError('report-without-domain')
  return found
}

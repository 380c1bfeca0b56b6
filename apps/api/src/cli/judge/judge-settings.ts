import { IpAddress, lineOfText, ReversePath } from '@bienrecu/shared'
import { z } from 'zod'
import { AppError } from '../../app-error.ts'
import type { ServerAddress } from '../../dns/server-address.ts'
import { fieldFaults } from '../../http/validate.ts'
import { askedLists } from '../asked-lists.ts'
import { dnsServers } from '../dns-option.ts'
import type { OptionNames } from '../report-failure.ts'
import type { Terminal } from '../terminal.ts'

const Envelope = z.object({
  ip: IpAddress.optional(),
  helo: lineOfText(255).optional(),
  mailFrom: ReversePath.optional(),
})

/** What the fields of `Envelope` are called on the command line. */
export const ENVELOPE_OPTIONS: OptionNames = { '/ip': '--ip', '/helo': '--helo', '/mailFrom': '--mail-from' }

/** What `parseArgs` understood of `bienrecu judge`. */
export interface JudgeValues {
  ip?: string | undefined
  helo?: string | undefined
  'mail-from'?: string | undefined
  dns?: string | undefined
  lists?: string | undefined
}

export interface JudgeSettings {
  envelope: z.infer<typeof Envelope>
  /** Undefined for those of the system. */
  servers: readonly ServerAddress[] | undefined
  /** Ids of blocklists to ask; null for all that may be asked. */
  lists: readonly string[] | null
}

/** What the options ask for. Throws `usage`, or `invalid-request` with every faulty option. */
export const judgeSettings = async (values: JudgeValues, terminal: Terminal): Promise<JudgeSettings> => {
  const given = { ip: values.ip, helo: values.helo, mailFrom: values['mail-from'] }
  const envelope = Envelope.safeParse(given)
  if (!envelope.success) throw new AppError('invalid-request', { errors: fieldFaults(envelope.error.issues, given) })
  const servers = dnsServers(values.dns, terminal)
  return { envelope: envelope.data, servers, lists: await askedLists(values.lists ?? 'all', terminal) }
}

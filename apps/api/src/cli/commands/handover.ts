import { CreateHandover, Domain, type Handover } from '@bienrecu/shared'
import { z } from 'zod'
import { AppError } from '../../app-error.ts'
import { createCreateHandover } from '../../handovers/create-handover.ts'
import { listHandovers } from '../../handovers/handover.ts'
import { dayIn } from '../../handovers/message.ts'
import { createRevokeHandover } from '../../handovers/revoke-handover.ts'
import { allPlans, planOfDomain, type StoredPlan } from '../../plans/stored-plan.ts'
import type { Database } from '../../storage/database.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { parseRequest } from '../parse-request.ts'
import { table } from '../table.ts'
import { jsonLine, type Terminal } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

const MAX_DAYS_DIGITS = /^\d{1,3}$/

/** The domain in A-labels, as plans are kept by it. Throws `invalid-request`. */
const planOf = (database: Database, text: string): StoredPlan => {
  const { domain } = parseRequest(z.object({ domain: Domain }), { domain: text })
  const plan = planOfDomain(database, domain)
  if (!plan) throw new AppError('plan-not-found')
  return plan
}

const daysOf = (days: string | undefined): { days?: number | string } => {
  if (days === undefined) return {}
  return { days: MAX_DAYS_DIGITS.test(days) ? Number(days) : days } // what is no number is told as a fault of the field
}

/** `bienrecu handover DOMAIN`: a link, and the message to send with it. */
export const handover = defineCommand({
  options: { days: { type: 'string' }, to: { type: 'string' }, from: { type: 'string' } },
  operands: 1,
  optionNames: { '/domain': 'DOMAIN', '/days': '--days', '/recipientName': '--to', '/senderName': '--from' },
  run: ({ values, operands: [text = ''] }, terminal) =>
    withDeps(terminal, async (deps) => {
      const { out, err, say, locale, isJson } = terminal
      const { id, domain } = planOf(deps.database, text)
      const { to: recipientName, from: senderName, days } = values
      const request = parseRequest(CreateHandover, {
        locale,
        ...daysOf(days),
        ...(recipientName !== undefined && { recipientName }),
        ...(senderName !== undefined && { senderName }),
      })
      const kit = createCreateHandover(deps)(id, request, null)
      if (isJson) out(jsonLine(kit))
      else {
        err(say('handover.made', { domain }))
        out(`${kit.subject}\n\n${kit.message}\n${kit.zoneFile}`)
        if (!kit.isReachable) err(say('handover.not-reachable', { url: kit.url }))
      }
      return EXIT.ok
    }),
})

const stateOf = ({ isRevoked, expiresAt }: Handover, now: number, { say, locale }: Terminal): string => {
  if (isRevoked) return say('handover.is-revoked')
  const time = Date.parse(expiresAt)
  return time <= now ? say('handover.expired') : say('handover.open-until', { date: dayIn(locale, time) })
}

/** `bienrecu handover list` */
export const handoverList = defineCommand({
  options: {},
  operands: 0,
  run: (_input, terminal) =>
    withDeps(terminal, async ({ database, now }) => {
      const { out, err, say, isJson } = terminal
      const items = listHandovers(database, null)
      const domains = new Map(allPlans(database).map(({ id, domain }) => [id, domain]))
      const rows = items.map((link) => [link.id, domains.get(link.planId) ?? '', stateOf(link, now(), terminal)])
      if (isJson) out(jsonLine({ items }))
      else if (items.length === 0) err(say('handover.none'))
      else for (const line of table(rows)) out(line)
      return EXIT.ok
    }),
})

/** `bienrecu handover revoke ID` */
export const handoverRevoke = defineCommand({
  options: {},
  operands: 1,
  run: ({ operands: [id = ''] }, terminal) =>
    withDeps(terminal, async (deps) => {
      createRevokeHandover(deps)(id, null)
      if (terminal.isJson) terminal.out(jsonLine({ revoked: id }))
      else terminal.err(terminal.say('handover.revoked'))
      return EXIT.ok
    }),
})

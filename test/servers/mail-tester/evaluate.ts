import type { Resolver } from 'node:dns/promises'

import type { ReceivedMail } from '../mail-sink.ts'
import type { Spamd } from '../spamd.ts'
import type { SpamReport } from '../spamd-client.ts'
import { authenticateMail, type Authentication } from './authenticate-mail.ts'
import { examineBody, type ExaminedBody } from './examine-body.ts'
import { examineDomain, type ExaminedDomain } from './examine-domain.ts'

/** Everything found out about one message; no judgement yet. */
export interface Evaluation {
  /** The local part of the test address. */
  readonly id: string
  /** The whole test address. */
  readonly address: string
  /** Unique among all mails that the replica has received. */
  readonly messageId: number
  readonly mail: ReceivedMail
  readonly body: ExaminedBody
  readonly domain: ExaminedDomain
  readonly authentication: Authentication
  readonly spam: SpamReport
}

/** Where the facts come from. */
export interface Examiners {
  readonly resolver: Resolver
  readonly spamd: Spamd
}

/** Really evaluates a message: DNS, signatures, SpamAssassin. */
export async function evaluate(
  test: Pick<Evaluation, 'id' | 'address' | 'messageId'>,
  mail: ReceivedMail,
  { resolver, spamd }: Examiners,
): Promise<Evaluation> {
  const body = await examineBody(mail.source)
  const authorDomain = body.from.split('@').at(-1) ?? ''
  const server = { ip: mail.clientAddress, helo: mail.helo }
  const [authentication, domain, spam] = await Promise.all([
    authenticateMail(mail, resolver),
    examineDomain(server, authorDomain, resolver),
    spamd.examine(Buffer.concat([Buffer.from(receivedHeader(mail, test.address)), mail.source])),
  ])
  return { ...test, mail, body, domain, authentication, spam }
}

/** The trace line that a receiving server adds (RFC 5321 section 4.4); SpamAssassin expects one. */
function receivedHeader(mail: ReceivedMail, address: string): string {
  return (
    `Return-Path: <${mail.envelopeFrom}>\r\n` +
    `Received: from ${mail.helo} (${mail.helo} [${mail.clientAddress}])\r\n` +
    `\tby srv1.mail-tester.com with ESMTP for <${address}>;\r\n\t${mail.arrivedAt.toUTCString().replace('GMT', '+0000')}\r\n`
  )
}

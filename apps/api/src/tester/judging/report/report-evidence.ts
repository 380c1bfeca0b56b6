import type { JudgedDkim, Judgement, ReportEvidence } from '@bienrecu/shared'

type Field = ReportEvidence['headers'][number]

const MAX_LINE = 2_000
const MAX_TEXT = 20_000
const MAX_NAME = 200
const MAX_FIELDS = 200

const line = (text: string | null): string | null => text?.slice(0, MAX_LINE) || null

/** The address of the first mailbox: `Isabelle <isabelle@example.org>` and `isabelle@example.org` alike. */
const addressIn = (text: string | null): string | null => line(/<([^<>]*)>/.exec(text ?? '')?.[1]?.trim() || text)

/** What we write on top as the server that takes the message (RFC 5321 §4.4): a report with it is known to be whole. */
const ownTrace = ({ origin, connection, receivedAt }: Judgement, receiver: string): Field[] => {
  if (origin !== 'received') return []
  const { helo, ip, tls } = connection
  const from = `from ${helo ?? 'unknown'} (${ip === null ? 'unknown' : `[${ip}]`})`
  const date = new Date(receivedAt).toUTCString().replace('GMT', '+0000')
  return [{ name: 'Received', value: `${from} by ${receiver} with ${tls === null ? 'ESMTP' : 'ESMTPS'}; ${date}` }]
}

const fieldsOf = (judgement: Judgement, receiver: string): Field[] =>
  [...ownTrace(judgement, receiver), ...judgement.message.headers]
    .slice(0, MAX_FIELDS)
    .map(({ name, value }) => ({ name: name.slice(0, MAX_NAME), value: value.slice(0, MAX_TEXT) }))

/** The signature that proves most: one that passes and is aligned, then one that passes, then the topmost. */
const bestSignature = (dkim: readonly JudgedDkim[]): number => {
  const passes = ({ result }: JudgedDkim) => result === 'pass'
  const aligned = dkim.findIndex((one) => passes(one) && one.aligned === true)
  return aligned >= 0 ? aligned : Math.max(dkim.findIndex(passes), 0)
}

const dkimEvidence = ({ authentication, message }: Judgement) => {
  const at = bestSignature(authentication.dkim)
  const best = authentication.dkim[at]
  const fields = message.headers.filter(({ name }) => name.toLowerCase() === 'dkim-signature')
  return {
    dkimSignature: fields[at]?.value.slice(0, MAX_TEXT) ?? null,
    dkimDomain: line(best?.domain ?? null),
    dkimSelector: line(best?.selector ?? null),
    dkimKeyBits: best?.bits ?? null,
  }
}

const spfRecord = ({ audit }: Judgement): string | null => {
  const check = audit?.evidence.spfCheck
  const record = check?.known ? check.value?.tree.record : null
  return (record ?? audit?.spf.records?.[0])?.slice(0, MAX_TEXT) ?? null
}

/** The entries of Authentication-Results, one a line. */
const results = ({ authentication: { headers } }: Judgement): string | null => {
  const [field = ''] = headers.split(/\r?\n(?![ \t])/)
  const [, ...entries] = field.replaceAll(/\r?\n[ \t]+/g, ' ').split(/;\s+(?=[a-z]+=)/)
  return entries.join('\n').slice(0, MAX_TEXT) || null
}

/** mail-tester’s sign: negative is bad. */
export const reversed = (score: number): number => (score === 0 ? 0 : -score)

/** What a judgement lets a plan and a comparison know about the message. `receiver`: the name it was received under. */
export const reportEvidence = (judgement: Judgement, receiver: string): ReportEvidence => {
  const { message, connection, authentication, filters } = judgement
  const { mailFrom } = connection
  return {
    subject: line(message.subject),
    fromAddress: addressIn(message.from),
    bounceAddress: mailFrom === '' ? '<>' : line(mailFrom),
    replyTo: addressIn(message.replyTo),
    sendingIp: line(connection.ip),
    helo: line(connection.helo),
    reverseDns: line(connection.reverseName),
    spfRecord: spfRecord(judgement),
    suggestedSpfRecord: null,
    ...dkimEvidence(judgement),
    dmarcRecord: authentication.dmarc.record?.slice(0, MAX_TEXT) ?? null,
    authenticationResults: results(judgement),
    spamAssassinScore: filters.spamassassin.score === null ? null : reversed(filters.spamassassin.score),
    headers: fieldsOf(judgement, receiver),
  }
}

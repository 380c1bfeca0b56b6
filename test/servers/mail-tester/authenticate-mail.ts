import type { Resolver } from 'node:dns/promises'

import { authenticate, type AuthenticateResult, type DNSResolver } from 'mailauth'

import type { ReceivedMail } from '../mail-sink.ts'

/** What the DNS and the signature say about who sent a message. Words of results are those of RFC 8601. */
export interface Authentication {
  readonly spf: {
    readonly result: string
    readonly domain: string
    readonly record: string | null
    readonly comment: string
  }
  readonly dkim: readonly DkimSignature[]
  readonly dmarc: {
    readonly result: string
    readonly domain: string
    readonly record: string | null
    readonly aligned: boolean
    readonly info: string
  }
  /** Authentication-Results and Received-SPF, as a receiving server puts them on top of the message. */
  readonly headers: string
}

interface DkimSignature {
  readonly result: string
  /** The tags of the DKIM-Signature field, unfolded. */
  readonly tags: string
  readonly domain: string | null
  readonly selector: string | null
  readonly keyBits: number | null
  readonly keyRecord: string | null
  readonly info: string
}

/** Checks SPF, DKIM and DMARC to the letter of their RFCs, asking only this resolver. */
export async function authenticateMail(mail: ReceivedMail, resolver: Resolver): Promise<Authentication> {
  const result = await authenticate(mail.source, {
    ip: mail.clientAddress,
    helo: mail.helo,
    sender: mail.envelopeFrom,
    mta: 'srv1.mail-tester.com',
    strict: true,
    disableArc: true,
    disableBimi: true,
    resolver: questionsTo(resolver),
  })
  return {
    spf: readSpf(result, mail),
    dkim: readDkim(result, mail),
    dmarc: readDmarc(result),
    headers: result.headers,
  }
}

/** mailauth asks for a type by name and wants the answer in the form of node:dns, which depends on that name. */
function questionsTo(resolver: Resolver): DNSResolver {
  return async (name, type) => {
    switch (type) {
      case 'TXT':
        return resolver.resolveTxt(name)
      case 'A':
        return resolver.resolve4(name)
      case 'AAAA':
        return resolver.resolve6(name)
      case 'PTR':
        return resolver.resolvePtr(name)
      case 'MX':
        return asMailauthExpectsMx(await resolver.resolveMx(name))
      default:
        throw new Error(`mailauth asked for a type that the lab does not know: ${type}`)
    }
  }
}

/** mailauth's declared type forgets MX answers, which are objects; its SPF code reads `exchange` from them. */
function asMailauthExpectsMx(answer: unknown): string[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library's types are wrong, see above
  return answer as string[]
}

function readSpf({ spf }: AuthenticateResult, mail: ReceivedMail): Authentication['spf'] {
  if (spf === false) throw new Error('mailauth did not check SPF')
  return {
    result: spf.status.result,
    domain: spf.domain || mail.helo,
    record: spf.rr ?? null,
    comment: spf.status.comment || '',
  }
}

function readDkim({ dkim }: AuthenticateResult, mail: ReceivedMail): DkimSignature[] {
  const fields = signatureFields(mail)
  return dkim.results
    .filter(({ status }) => status.result !== 'none')
    .map((signature) => ({
      result: signature.status.result,
      tags: fields.find((field) => field.includes(`s=${signature.selector};`)) ?? '',
      domain: signature.signingDomain ?? null,
      selector: signature.selector ?? null,
      keyBits: signature.modulusLength ?? null,
      keyRecord: signature.rr ?? null,
      info: signature.info,
    }))
}

function signatureFields({ source }: ReceivedMail): string[] {
  const [header = ''] = source.toString('latin1').split('\r\n\r\n')
  const fields = header.replace(/\r\n[ \t]+/g, ' ').match(/^DKIM-Signature:.*$/gim) ?? []
  return fields.map((field) => field.replace(/^DKIM-Signature:\s*/i, ''))
}

function readDmarc({ dmarc, dmarcSkipReason }: AuthenticateResult): Authentication['dmarc'] {
  if (dmarc === false) {
    return {
      result: 'permerror',
      domain: '',
      record: null,
      aligned: false,
      info: `dmarc=permerror (${dmarcSkipReason})`,
    }
  }
  const { domain, info, rr: record, status } = dmarc
  // Without a record mailauth leaves `alignment` out, whatever its declared type says.
  if (record === undefined) return { result: status.result, domain, record: null, aligned: false, info }
  const { spf, dkim } = dmarc.alignment
  return { result: status.result, domain, record, aligned: Boolean(spf.result || dkim.result), info }
}

import { describe, expect, it } from 'vitest'
import { spfRecordsOf } from './evidence.ts'
import { asDmarcRecord, asSpfRecord, isDkimSignature, tagsOf, unquoteTxt } from './records.ts'

const OLD = 'v=spf1 include:_spf.example.net ~all'
const NEW = 'v=spf1 ip4:192.0.2.25 include:_spf.example.net ~all'
const dig = (record: string): string => `dig +short TXT example.org :\n"${record}"\n"site-verification=1"`

describe('a quoted record', () => {
  it('in several strings is one text, joined without a space (RFC 7208 §3.3)', () => {
    expect(unquoteTxt('"v=DMARC1; rua=mailto:a@exam" "ple.org"')).toBe('v=DMARC1; rua=mailto:a@example.org')
  })

  it.each([[dig(OLD)], [`${OLD}\n${NEW}`], ['v=spf10 -all'], ['see v=spf1 -all'], ['']])(
    'is not an SPF record when it is “%s”',
    (quote) => {
      expect(asSpfRecord(quote)).toBeNull()
    },
  )

  it('is a DMARC record with its version first', () => {
    expect(asDmarcRecord('"v=DMARC1;p=none"')).toBe('v=DMARC1;p=none')
    expect(asDmarcRecord('p=none; v=DMARC1')).toBeNull()
  })

  it('is a DKIM signature with domain, selector and signature; a public key is none', () => {
    expect(isDkimSignature('v=1; d=example.org; s=mail; b=AAAA')).toBe(true)
    expect(isDkimSignature('v=DKIM1; s=email; t=s; p=MIGf')).toBe(false)
    expect(tagsOf('DKIM-Signature: b=AA\n\tBB; d=Example.org').get('b')).toBe('AABB')
  })
})

describe('the SPF record of a page', () => {
  it('that passed is the one shown, and nothing is proposed', () => {
    expect(spfRecordsOf({ text: '', quotes: [OLD, dig(OLD)] }, true)).toEqual({ current: OLD, suggested: null })
  })

  it('that did not pass may be followed by the one proposed', () => {
    expect(spfRecordsOf({ text: '', quotes: [OLD, NEW, dig(OLD)] }, false)).toEqual({ current: OLD, suggested: NEW })
  })

  it('alone is the current one when the name server’s answer holds it', () => {
    expect(spfRecordsOf({ text: '', quotes: [OLD, dig(OLD)] }, false)).toEqual({ current: OLD, suggested: null })
  })

  it('alone is a proposal when the name server’s answer does not hold it', () => {
    expect(spfRecordsOf({ text: '', quotes: [NEW, dig('-')] }, false)).toEqual({ current: null, suggested: NEW })
  })

  it('alone, without that answer, is neither', () => {
    expect(spfRecordsOf({ text: '', quotes: [NEW] }, false)).toEqual({ current: null, suggested: null })
  })
})

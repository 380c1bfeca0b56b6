import type { Zone, Zones } from './zone-file.ts'

/** 5,100 characters: no answer over UDP holds them, and no string of a TXT record either. */
export const LONG_TEXT = 'long text '.repeat(510)
/** One name for each, below `chain.example.org`: `n0` leads to `n1`, and so on to the last, which has the text. */
export const CHAIN_LENGTH = 9

const chain = (): Zone =>
  Object.fromEntries(
    Array.from({ length: CHAIN_LENGTH + 1 }, (_, index) => [
      `n${index}.chain.example.org`,
      index === CHAIN_LENGTH ? { TXT: ['the end'] } : { CNAME: [`n${index + 1}.chain.example.org.`] },
    ]),
  )

/** The zone of example.org as one of its servers has it. */
export const exampleZone = (spf: string): Zone => ({
  'example.org': { TXT: [spf, 'another record'], MX: ['10 Mail.example.org.'], NS: ['ns1.example.org.'] },
  'ns1.example.org': { A: ['127.0.0.1'] },
  'mail.example.org': { A: ['192.0.2.1'], AAAA: ['2001:db8:0:0:1:0:0:1'] },
  'null-mx.example.org': { MX: ['0 .'] },
  '_25._tcp.mail.example.org': { TLSA: [`3 1 1 ${'AB'.repeat(32)}`] },
  'old.example.org': { SPF: ['v=spf1 -all'] },
  'long.example.org': { TXT: [LONG_TEXT] },
  'many.example.org': { TXT: Array.from({ length: 60 }, (_, index) => `record ${index} ${'x'.repeat(100)}`) },
  'accent.example.org': { TXT: ['déjà vu'] },
  'quotes.example.org': { TXT: ['"v=spf1 -all" \\'] },
  'a.loop.example.org': { CNAME: ['b.loop.example.org.'] },
  'b.loop.example.org': { CNAME: ['a.loop.example.org.'] },
  'alias.example.org': { CNAME: ['target.example.net.'] },
  'nowhere.example.org': { CNAME: ['missing.example.net.'] },
  '*.wild.example.org': { TXT: ['from the wildcard'] },
  // Nobody serves the zone that these records hand over.
  'lame.example.org': { NS: ['ns.lame.example.org.'] },
  'ns.lame.example.org': { A: ['127.0.0.1'] },
  ...chain(),
})

export const GOOD_SPF = 'v=spf1 ip4:192.0.2.1 -all'
export const STALE_SPF = 'v=spf1 ip4:192.0.2.99 -all'

/** What the first server of example.org serves. */
export const FAULT_ZONES: Zones = {
  'example.org': exampleZone(GOOD_SPF),
  // DMARC's tree walk (RFC 9989 section 4.10) goes up to the top-level domain.
  org: { 'example.org': { NS: ['ns1.example.org.'] }, 'ns1.example.org': { A: ['127.0.0.1'] } },
  'example.net': { 'target.example.net': { TXT: ['the target'] } },
}

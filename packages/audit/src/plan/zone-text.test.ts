import { describe, expect, it } from 'vitest'
import type { PlanEdit } from './step.ts'
import { zoneText } from './zone-text.ts'

const adds = (name: string, type: PlanEdit['type'], value: string): PlanEdit => ({
  name,
  type,
  before: [],
  after: [value],
})

const linesOf = (edits: readonly PlanEdit[], zone = 'example.org') => zoneText(edits, zone).trimEnd().split('\n')

describe('an extract of a zone file', () => {
  it('has names relative to its origin, and targets that are absolute', () => {
    expect(
      linesOf([
        adds('example.org', 'TXT', 'v=spf1 -all'),
        adds('s1._domainkey.news.example.org', 'CNAME', 's1.dkim.example.net'),
        adds('example.org', 'MX', '10 mx.example.net'),
        adds('smtp.example.org', 'A', '192.0.2.1'),
        adds('_submission._tcp.example.org', 'SRV', '0 1 587 smtp.example.net'),
      ]),
    ).toEqual([
      '$ORIGIN example.org.',
      '@\t3600\tIN\tTXT\t"v=spf1 -all"',
      's1._domainkey.news\t3600\tIN\tCNAME\ts1.dkim.example.net.',
      '@\t3600\tIN\tMX\t10 mx.example.net.',
      'smtp\t3600\tIN\tA\t192.0.2.1',
      '_submission._tcp\t3600\tIN\tSRV\t0 1 587 smtp.example.net.',
    ])
  })

  it('says what has to go before what comes, in words of the reader', () => {
    const edit = {
      name: 'example.org',
      type: 'TXT',
      before: ['v=spf1 a -all', 'v=spf1 mx -all'],
      after: ['v=spf1 a mx -all'],
    } as const
    expect(linesOf([edit]).slice(1)).toEqual([
      '; To be removed: @\t3600\tIN\tTXT\t"v=spf1 a -all"',
      '; To be removed: @\t3600\tIN\tTXT\t"v=spf1 mx -all"',
      '@\t3600\tIN\tTXT\t"v=spf1 a mx -all"',
    ])
    expect(zoneText([edit], 'example.org', 'fr')).toContain('; À supprimer\u00a0: @')
  })

  it('cuts a long text into strings of 255 octets', () => {
    const value = 'é'.repeat(200)
    expect(linesOf([adds('example.org', 'TXT', value)])[1]).toBe(
      `@\t3600\tIN\tTXT\t"${'é'.repeat(127)}" "${'é'.repeat(73)}"`,
    )
  })

  it('escapes quotes, backslashes and controls: no value becomes a second record', () => {
    const value = 'a"b\\c\n@ IN TXT "v=spf1 +all"'
    expect(linesOf([adds('example.org', 'TXT', value)])).toEqual([
      '$ORIGIN example.org.',
      String.raw`@	3600	IN	TXT	"a\"b\\c\010@ IN TXT \"v=spf1 +all\""`,
    ])
    expect(linesOf([{ name: 'example.org', type: 'TXT', before: [value], after: [] }])).toHaveLength(2)
  })

  it('writes what turns the direction of a line as the octets it is', () => {
    expect(linesOf([adds('example.org', 'TXT', 'a\u202Eb\u0085é')])[1]).toBe(
      String.raw`@	3600	IN	TXT	"a\226\128\174b\194\133é"`,
    )
  })

  it('escapes what would end a name', () => {
    expect(linesOf([adds('a;b\n"c.example.org', 'CNAME', 'x(y.example.net')])[1]).toBe(
      String.raw`a\059b\010\034c	3600	IN	CNAME	x\040y.example.net.`,
    )
    expect(linesOf([adds(String.raw`a\.b\032c.example.org`, 'CNAME', '.')])[1]).toBe(
      String.raw`a\.b\032c	3600	IN	CNAME	.`,
    )
  })

  it('writes a name outside the zone in full', () => {
    expect(linesOf([adds('mail.example.net', 'A', '192.0.2.1')])[1]).toBe('mail.example.net.\t3600\tIN\tA\t192.0.2.1')
  })
})

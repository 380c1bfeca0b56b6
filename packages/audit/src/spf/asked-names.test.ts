import { describe, expect, it } from 'vitest'
import { type Zone, zoneResolver } from '../../fixtures/zone.ts'
import { checkHost, type CheckHostInput } from './check-host.ts'

const check = (zone: Zone, input: Partial<CheckHostInput> = {}) =>
  checkHost({
    ip: '192.0.2.1',
    mailFrom: 'a@example.org',
    helo: 'mail.example.org',
    resolver: zoneResolver(zone),
    ...input,
  })

const withRecord = (text: string, more: Zone = {}): Zone => ({
  ...more,
  'example.org': { ...more['example.org'], TXT: [text] },
})

describe('names', () => {
  it('are asked for in lower case and without final dot', async () => {
    const zone = {
      'example.org': { TXT: ['v=spf1 a:Host.EXAMPLE.org. mx -all'], MX: ['10 MX.Example.Org.'] },
      'host.example.org': { A: ['203.0.113.1'] },
      'mx.example.org': { A: ['192.0.2.1'] },
    }
    const asked: string[] = []
    const inner = zoneResolver(zone)
    const resolver: CheckHostInput['resolver'] = {
      query: (name, type) => {
        asked.push(name)
        return inner.query(name, type)
      },
    }
    expect(await check({}, { mailFrom: 'a@EXAMPLE.org', resolver })).toMatchObject({ result: 'pass', matched: 'mx' })
    expect(asked.toSorted()).toEqual(['example.org', 'example.org', 'host.example.org', 'mx.example.org'])
  })

  it.each(['10\tmx.example.org', ' 10   mx.example.org. '])('of mail hosts are read from %j', async (record) => {
    const zone = withRecord('v=spf1 mx -all', {
      'example.org': { MX: [record] },
      'mx.example.org': { A: ['192.0.2.1'] },
    })
    expect((await check(zone)).result).toBe('pass')
  })

  it('of the address lose their final dot in the macro p', async () => {
    const zone = withRecord('v=spf1 -all exp=why.example.org', {
      'why.example.org': { TXT: ['%{p}'] },
      '1.2.0.192.in-addr.arpa': { PTR: ['mail.example.net.'] },
      'mail.example.net': { A: ['192.0.2.1'] },
    })
    expect((await check(zone)).explanation).toBe('mail.example.net')
  })
})

import { listsToAsk } from '@bienrecu/knowledge/blocklists'
import { describe, expect, it } from 'vitest'
import { type Zone, zoneResolver } from '../../fixtures/zone.ts'
import { valueOf } from '../check.ts'
import type { AuditInput } from '../audit-input.ts'
import { collectLists } from './lists.ts'

const MESSAGE = {
  ip: '192.0.2.99',
  helo: null,
  mailFrom: 'bounce@bounces.example.net',
  fromDomain: 'example.org',
  signatures: [{ domain: 'example.com', selector: 's', identity: null, algorithm: null, result: null }],
}

const audit = async (zone: Zone, input: Partial<AuditInput> = {}) => {
  const resolver = zoneResolver(zone)
  const facts = await collectLists({
    domain: 'example.org',
    resolver,
    message: MESSAGE,
    selectors: [],
    lists: null,
    askServer: null,
    fetchPolicy: null,
    ...input,
  })
  return { asked: resolver.asked, ip: valueOf(facts.ipLists), domain: valueOf(facts.domainLists) }
}

describe('asking lists', () => {
  it('asks every list that may be asked about the address, with both trials', async () => {
    const { asked, ip } = await audit({})
    expect(ip.map(({ listId }) => listId)).toEqual(listsToAsk('ip').map(({ id }) => id))
    for (const { zone } of listsToAsk('ip')) {
      for (const label of ['99.2.0.192', '2.0.0.127', '1.0.0.127']) expect(asked).toContain(`A ${label}.${zone}`)
    }
  })

  it('asks about From, Return-Path and the signing domain', async () => {
    const { domain } = await audit({}, { lists: ['spamhaus-dbl'] })
    expect(domain.map(({ subject }) => subject)).toEqual([
      'example.org',
      'bounces.example.net',
      'example.net',
      'example.com',
    ])
  })

  it('never asks a dead list', async () => {
    const { asked } = await audit({})
    for (const dead of ['sorbs.net', 'manitu.net', 'abuseat.org', 'njabl.org', 'ahbl.org']) {
      expect(asked.filter((question) => question.includes(dead))).toEqual([])
    }
  })

  it('asks nothing when no list is wanted', async () => {
    const { asked, ip, domain } = await audit({}, { lists: [] })
    expect([asked, ip, domain]).toEqual([[], [], []])
  })

  it('asks about domains alone when the address is not known, or private', async () => {
    expect((await audit({}, { message: null })).ip).toEqual([])
    expect((await audit({}, { message: { ...MESSAGE, ip: '192.168.1.2' } })).ip).toEqual([])
    expect((await audit({}, { message: null })).domain.length).toBeGreaterThan(0)
  })

  it('keeps the key of an account out of the evidence', async () => {
    const { asked, ip } = await audit({}, { lists: ['abusix=secret.combined.mail.abusix.zone'] })
    expect(asked).toContain('A 99.2.0.192.secret.combined.mail.abusix.zone')
    expect(JSON.stringify(ip)).not.toContain('secret')
  })

  it('asks everything before anything is answered', async () => {
    let open = 0
    let most = 0
    const inner = zoneResolver({})
    await audit(
      {},
      {
        resolver: {
          query: async (name, type) => {
            open += 1
            most = Math.max(most, open)
            await new Promise((resolve) => {
              setTimeout(resolve, 5)
            })
            open -= 1
            return inner.query(name, type)
          },
        },
      },
    )
    expect(most).toBe(new Set(inner.asked).size > 0 ? inner.asked.length : 0)
  })

  it('takes more than forty lists at once', async () => {
    const zones = Array.from({ length: 60 }, (_, at) => `list${at}.example.net`)
    const zone = Object.fromEntries(
      zones.flatMap((name) => [
        [`2.0.0.127.${name}`, { A: ['127.0.0.2'] }],
        [`99.2.0.192.${name}`, { A: ['127.0.0.2'] }],
      ]),
    )
    const { ip } = await audit(zone, { lists: zones })
    expect(ip).toHaveLength(60)
    expect(ip.every(({ state, weight }) => state === 'listed' && weight === 'info')).toBe(true)
  })
})

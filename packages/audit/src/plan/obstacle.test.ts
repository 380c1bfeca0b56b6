import { describe, expect, it } from 'vitest'
import { evidenceFrom } from '../../fixtures/zone.ts'
import { obstacleTo, ownerOf } from './obstacle.ts'

describe('what keeps a plan from being made', () => {
  it('is the domain of a mailbox provider, known without asking', () => {
    expect(obstacleTo('gmail.com', null)).toBe('not-yours')
    expect(ownerOf('orange.fr', null)).toEqual({ id: 'orange', name: 'Orange / Wanadoo' })
    expect(obstacleTo('tenant.onmicrosoft.com', null)).toBe('not-yours')
    expect(obstacleTo('example.org', null)).toBeNull()
  })

  it('is not the form of a name alone: live.example belongs to whoever bought it', async () => {
    expect(obstacleTo('yahoo.example', null)).toBeNull()
    const bare = await evidenceFrom('yahoo.example', { 'yahoo.example': { MX: ['10 mx.example.net'] } })
    expect(obstacleTo('yahoo.example', bare)).toBeNull()
    const own = await evidenceFrom('yahoo.example', { 'yahoo.example': { MX: ['1 mta5.am0.yahoodns.net'] } })
    expect(obstacleTo('yahoo.example', own)).toBe('not-yours')
  })

  it('is a name that does not exist, or a DNS that does not say', async () => {
    expect(obstacleTo('nowhere.example', await evidenceFrom('nowhere.example', {}))).toBe('not-found')
    const silent = { 'example.org': { TXT: ['v=spf1 -all'] }, '_dmarc.example.org': { TXT: 'TIMEOUT' } } as const
    expect(obstacleTo('example.org', await evidenceFrom('example.org', silent))).toBe('dns-silent')
  })
})

import { describe, expect, it } from 'vitest'
import { blocklist, blocklistRules, listsToAsk, meaningOf, reputationConsoles } from './blocklists.ts'

const idsOf = (...args: Parameters<typeof listsToAsk>) => listsToAsk(...args).map(({ id }) => id)
const list = (id: string) => {
  const found = [...listsToAsk('ip', { ids: [id] }), ...listsToAsk('domain', { ids: [id] })][0]
  if (!found) throw new Error(id)
  return found
}

describe('which lists are asked', () => {
  it('leaves out the dead, and those that need a key or a registration', () => {
    for (const id of [...idsOf('ip'), ...idsOf('domain')]) {
      expect(['active', 'controversial']).toContain(blocklist(id)?.status)
    }
    expect(idsOf('ip')).not.toContain('abusix')
    expect(idsOf('ip')).not.toContain('senderscore')
    expect(idsOf('ip')).toContain('spamhaus-zen')
    expect(idsOf('domain')).toContain('surbl')
  })

  it('asks one that needs a key when it is named', () => {
    expect(idsOf('ip', { ids: ['abusix', 'surbl'] })).toEqual(['abusix'])
  })

  it('never asks a dead one, even by name or by zone', () => {
    const dead = ['sorbs', 'njabl', 'ix.dnsbl.manitu.net', 'cbl.abuseat.org', 'dnsbl.sorbs.net', 'spam.dnsbl.sorbs.net']
    expect(idsOf('ip', { ids: [...dead, 'combined.abuse.ch', 'x.rbl.msrbl.net', 'NJABL', 'tor.ahbl.org'] })).toEqual([])
  })

  it('asks none of an empty choice, and each once', () => {
    expect(idsOf('ip', { ids: [] })).toEqual([])
    expect(idsOf('ip', { ids: ['spamcop', 'bl.spamcop.net', 'spamcop'] })).toEqual(['spamcop'])
  })

  it('asks about IPv6 only those that hold such addresses', () => {
    expect(idsOf('ip', { isIpv6: true })).toEqual(['spamhaus-zen'])
  })

  it('puts a key into the question, never into what is shown', () => {
    expect(list('abusix=secret.combined.mail.abusix.zone')).toMatchObject({
      id: 'abusix',
      zone: 'combined.mail.abusix.zone',
      queryZone: 'secret.combined.mail.abusix.zone',
    })
  })

  it('takes a zone that nobody described, without weight', () => {
    expect(list('rbl.example.org')).toMatchObject({ id: 'rbl.example.org', weight: 'info', isCertain: false })
    expect(idsOf('domain', { ids: ['domain:uri.example.org', 'rbl.example.org'] })).toEqual(['uri.example.org'])
    expect(list('zen.spamhaus.org')).toMatchObject({ id: 'spamhaus-zen', weight: 'critical' })
    expect(idsOf('ip', { ids: ['abusix=', 'abusix=a b', 'abusix=key'] })).toEqual([])
    expect(idsOf('ip', { ids: ['nonsense', 'a b.example', '', 'x=', '.'] })).toEqual([])
  })
})

describe('what an answer means', () => {
  it.each([
    ['spamhaus-zen', [], 'not-listed', null],
    ['spamhaus-zen', ['127.0.0.2'], 'listed', 'listed'],
    ['spamhaus-zen', ['127.0.0.10'], 'listed', 'policy'],
    ['spamhaus-zen', ['127.0.0.11', '127.0.0.4'], 'listed', 'listed'],
    ['spamhaus-zen', ['127.255.255.254'], 'refused', 'error'],
    ['spamhaus-zen', ['127.0.0.2', '127.255.255.255'], 'refused', 'error'],
    ['spamhaus-zen', ['127.255.255.250'], 'refused', 'error'],
    ['spamhaus-zen', ['192.0.2.1'], 'refused', 'error'],
    ['spamhaus-zen', ['127.0.0.99'], 'listed', 'listed'],
    ['spamhaus-dbl', ['127.0.1.255'], 'refused', 'error'],
    ['surbl', ['127.0.0.1'], 'refused', 'error'],
    ['surbl', ['127.0.0.24'], 'listed', 'listed'],
    ['surbl', ['127.0.0.32'], 'listed', 'info'],
    ['uribl', ['127.0.0.3'], 'refused', 'error'],
    ['uribl', ['127.0.0.4'], 'listed', 'info'],
    ['dnswl', ['127.0.10.3'], 'listed', 'good'],
    ['dnswl', ['127.0.0.255'], 'refused', 'error'],
    ['hostkarma', ['127.0.0.1'], 'listed', 'good'],
    ['blocklistde', ['127.0.0.14'], 'listed', 'listed'],
    ['psbl', ['127.0.0.1'], 'refused', 'error'],
    ['uceprotect-3', ['127.0.0.2'], 'listed', 'info'],
    ['spamrats-all', ['127.0.0.36'], 'listed', 'policy'],
    ['senderscore', ['127.255.255.255'], 'refused', 'error'],
    ['spamcop', ['not an address'], 'refused', 'error'],
  ] as const)('%s %j: %s', (id, answers, state, kind) => {
    expect(meaningOf(list(id), answers)).toMatchObject({ state, kind })
  })

  it('gives every reason of a bit mask', () => {
    expect(meaningOf(list('surbl'), ['127.0.0.72']).reasons.map(({ en }) => en)).toEqual(['phishing', 'abuse'])
  })
})

it('says “policy” of a domain only where it is recent', () => {
  const withPolicy = listsToAsk('domain').filter(({ returnCodes }) =>
    Object.values(returnCodes).some(({ kind }) => kind === 'policy'),
  )
  expect(withPolicy.map(({ id }) => id)).toEqual(['sem-fresh15'])
})

it('names a zone that can be asked for every living list', () => {
  for (const { queryZone } of [...listsToAsk('ip'), ...listsToAsk('domain')]) {
    expect(queryZone).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
  }
})

it('knows what the DNS does not answer for', () => {
  expect(reputationConsoles().map(({ id }) => id)).toContain('google-postmaster')
  expect(blocklistRules()[0]?.id).toBe('errors-are-not-listings')
})

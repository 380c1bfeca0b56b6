import { describe, expect, it } from 'vitest'
import { RELAY } from '../../testing/fake-api.ts'
import { comparisonOf, EMPTY_DRAFT, missingIn, ownAddressesOf, toggleRelay } from './comparison-draft.ts'

const OWN = ['isabelle@example.org']

describe('a comparison', () => {
  it('goes to one’s own address through every relay that was chosen', () => {
    const draft = toggleRelay(toggleRelay(EMPTY_DRAFT, 'a'), 'b')
    expect(missingIn(draft, OWN)).toBeNull()
    expect(comparisonOf(draft, OWN, null)).toEqual({
      targets: [
        { relayId: 'a', address: OWN[0] },
        { relayId: 'b', address: OWN[0] },
      ],
      overQuota: false,
      ownMessageId: null,
    })
    expect(toggleRelay(draft, 'a').relayIds).toEqual(['b'])
  })

  it('needs an address of the tester for each relay, and a relay at all', () => {
    const draft = {
      ...EMPTY_DRAFT,
      destination: 'tester' as const,
      relayIds: ['a', 'b'],
      testerAddresses: { a: ' x@y ' },
    }
    expect(missingIn(draft, OWN)).toBe('address')
    const whole = { ...draft, testerAddresses: { a: ' x@y ', b: 'z@y' } }
    expect(missingIn(whole, [])).toBeNull()
    expect(comparisonOf(whole, OWN, null).targets.map(({ address }) => address)).toEqual(['x@y', 'z@y'])
    expect(missingIn(EMPTY_DRAFT, OWN)).toBe('relay')
  })

  it('needs nothing but relays where the tester gives each an address', () => {
    const draft = {
      ...EMPTY_DRAFT,
      destination: 'bienrecu' as const,
      relayIds: ['a', 'b'],
      testerAddresses: { a: 'x@y' },
    }
    expect(missingIn(draft, [])).toBeNull()
    const { targets } = comparisonOf(draft, OWN, null, { a: 'test-1@z', b: 'test-2@z' })
    expect(targets.map(({ address }) => address)).toEqual(['test-1@z', 'test-2@z'])
    expect(missingIn({ ...draft, relayIds: [] }, OWN)).toBe('relay')
  })
})

it('one’s own addresses are those of the relays and the confirmed ones, each once', () => {
  const relays = [RELAY, { ...RELAY, fromAddress: RELAY.fromAddress.toUpperCase() }]
  expect(ownAddressesOf(relays, ['lea@example.com', RELAY.fromAddress])).toEqual([RELAY.fromAddress, 'lea@example.com'])
})

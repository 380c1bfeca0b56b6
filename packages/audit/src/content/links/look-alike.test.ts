import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toALabels } from '../../spf/a-label.ts'
import { findLookAlikes } from './look-alike.ts'

it('shows what is read, what it really is, and what it looks like', () => {
  const host = toALabels('\u0440aypal.com')
  expect(findLookAlikes([host], [])).toEqual([{ host: `\u0440aypal.com (${host})`, imitated: 'paypal.com' }])
})

it('compares with the domains of the sender, whose own hosts are none', () => {
  expect(findLookAlikes(['www.dupont-plornberie.fr', 'www.dupont-plomberie.fr'], ['dupont-plomberie.fr'])).toEqual([
    { host: 'www.dupont-plornberie.fr', imitated: 'dupont-plomberie.fr' },
  ])
})

it('leaves a sender alone who owns the name with and without accents', () => {
  expect(findLookAlikes([toALabels('caf\u00e9-dupont.fr')], ['cafe-dupont.fr'])).toEqual([])
})

it('never fails on what is no name', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (hosts, own) => {
      expect(findLookAlikes(hosts, own).length).toBeLessThanOrEqual(hosts.length)
    }),
  )
})

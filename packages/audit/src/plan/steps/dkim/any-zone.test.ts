import fc from 'fast-check'
import { expect, it } from 'vitest'
import { RSA_RECORD, rsaKey, signature, signedWith } from '../../../../fixtures/dkim-keys.ts'
import { contextOf, draftsOf, published } from '../../../../fixtures/plan-context.ts'
import type { Zone } from '../../../../fixtures/zone.ts'
import { keyStatus } from '../../../dkim/key-status.ts'
import { renderStep } from '../../render-plan.ts'
import { DKIM_STEPS } from './index.ts'

const OTHER = `v=DKIM1; k=rsa; p=${rsaKey(2056)}`
const SELECTORS = ['gm1', 'brevo1', 'google', 'selector1', 's1', 'k1']
const TARGETS = [
  'gm1.gandimail.net',
  'b1.example-org.dkim.brevo.com',
  'selector1-example-org._domainkey.contoso.onmicrosoft.com',
  's1.domainkey.u1.wl1.sendgrid.net',
  'gone.example.net',
]

type Records = NonNullable<Zone[string]>
const texts = (...TXT: string[]): Records => ({ TXT })
const state = fc.constantFrom<Records | null>(
  null,
  texts(RSA_RECORD),
  texts(OTHER),
  texts(`"${RSA_RECORD}"`),
  texts(RSA_RECORD.slice(0, 200)),
  texts(RSA_RECORD.slice(0, 200), RSA_RECORD.slice(200)),
  texts(RSA_RECORD, OTHER),
  texts(RSA_RECORD, 'v=spf1 -all'),
  texts('v=DKIM1; p='),
  texts(`v=DKIM1; k=rsa; p=${rsaKey(512)}`),
  ...TARGETS.map((target): Records => ({ CNAME: [target] })),
)
const states = fc.array(state, { minLength: SELECTORS.length, maxLength: SELECTORS.length })
const zone = fc.tuple(states, fc.subarray(TARGETS)).map(([all, living]): Zone => {
  const own = SELECTORS.map((selector, at): [string, Records | null] => [
    `${selector}._domainkey.example.org`,
    all[at] ?? null,
  ])
  const targets = living.map((target): [string, Records] => [target, texts(RSA_RECORD)])
  const entries = [['example.org', texts('v=spf1 -all')] as const, ...own, ...targets]
  return Object.fromEntries(entries.flatMap(([name, records]) => (records ? [[name, records]] : [])))
})
const providers = fc.subarray(['gandi', 'brevo', 'google-workspace', 'microsoft-365', 'sendgrid'])
const givenKeys = fc.subarray([
  { selector: 'google', value: RSA_RECORD },
  { selector: 'k1', value: `"${RSA_RECORD}"` },
  { selector: 'selector1', value: 'selector1-example-org._domainkey.contoso.onmicrosoft.com' },
  { selector: 's1', value: 'selector1-example-net._domainkey.contoso.onmicrosoft.com' },
])
const signed = fc.option(fc.record({ selector: fc.constantFrom(...SELECTORS) }))

/** The signature as a receiver judges it with the zone as it is. */
const judged = async (before: Zone, { selector }: { selector: string }) => {
  const { evidence } = await contextOf(before, { selectors: [selector] })
  const place = evidence.dkim.known ? evidence.dkim.value.find((one) => one.selector === selector) : undefined
  return signature({ selector, result: place && keyStatus(place) === 'valid' ? 'pass' : 'permerror' })
}

it('leaves one kind of record at each name, the key that was proved as it is, and nothing to do the second time', async () => {
  await fc.assert(
    fc.asyncProperty(zone, providers, givenKeys, signed, async (before, ids, keys, shown) => {
      const message = shown ? signedWith([await judged(before, shown)]) : null
      const options = { providers: ids, givenKeys: keys, message }
      const context = await contextOf(before, options)
      const drafts = await draftsOf(DKIM_STEPS, context)
      const now = drafts.filter(({ isLater }) => !isLater).flatMap(({ edits }) => edits)
      const after = published(before, now)
      for (const { name, type, after: added } of now) {
        expect(added.length).toBeLessThanOrEqual(1)
        const types = Object.keys(after[name.toLowerCase()] ?? {})
        expect(types.includes('CNAME') && types.length > 1, `${type} ${name}`).toBe(false)
      }
      for (const draft of drafts) {
        for (const locale of ['en', 'fr'] as const)
          expect(JSON.stringify(renderStep(draft, locale))).not.toMatch(/[{][a-zA-Z]+[}]/)
      }
      expect(new Set(drafts.map(({ kind, subject }) => `${kind}/${subject}`)).size).toBe(drafts.length)
      const then = await contextOf(after, options)
      const again = await draftsOf(DKIM_STEPS, then)
      expect(again.filter(({ isLater }) => !isLater).flatMap(({ edits }) => edits)).toEqual([])
      const [today, tomorrow] = [context, then].map(({ evidence }) => (evidence.dkim.known ? evidence.dkim.value : []))
      const proved = (today ?? []).filter((place) => place.selector === shown?.selector && keyStatus(place) === 'valid')
      for (const place of proved) {
        const same = (tomorrow ?? []).find(({ selector }) => selector === place.selector)
        expect(same && same.keys.known ? same.keys.value : null).toEqual(place.keys.known ? place.keys.value : null)
      }
    }),
    { numRuns: 100 },
  )
})

import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { RSA_RECORD, rsaKey, signature, signedWith } from '../../../../fixtures/dkim-keys.ts'
import { type ContextOptions, contextOf, draftsOf, published } from '../../../../fixtures/plan-context.ts'
import type { Zone } from '../../../../fixtures/zone.ts'
import { keyStatus } from '../../../dkim/key-status.ts'
import { DKIM_STEPS } from './index.ts'
import { repair } from './repair.ts'

const NAME = 'k1._domainkey.example.org'
const OTHER = `v=DKIM1; k=rsa; p=${rsaKey(2056)}`
const named: ContextOptions = { selectors: ['k1'] }
const at = (...TXT: string[]): Zone => ({ [NAME]: { TXT } })

const repairing = async (zone: Zone, options: ContextOptions = named) => repair.build(await contextOf(zone, options))
const codes = (drafts: readonly { changes: readonly { code: string }[] }[]) =>
  drafts.flatMap(({ changes }) => changes.map(({ code }) => code))

describe('a key of which the right record is certain', () => {
  it.each([
    ['in quotes', ['"v=DKIM1; k=rsa; p=KEY"']],
    ['with backslashes', [String.raw`v=DKIM1\; k=rsa\; p=KEY`]],
    ['in curly quotes', ['“v=DKIM1; k=rsa; p=KEY”']],
    ['without semicolons', ['v=DKIM1 k=rsa p=KEY']],
    ['with the version in small letters', ['v=dkim1; k=rsa; p=KEY']],
    ['with a type that does not exist', ['v=DKIM1; k=rsa2048; p=KEY']],
    ['for SHA-1 alone', ['v=DKIM1; h=sha1; k=rsa; p=KEY']],
    ['twice', ['v=DKIM1; k=rsa; p=KEY', '"v=DKIM1; k=rsa; p=KEY"']],
    ['beside a text that is no key', ['v=DKIM1; k=rsa; p=KEY', 'v=spf1 -all']],
  ])('is repaired: %s', async (_how, texts) => {
    const zone = at(...texts.map((text) => text.replace('KEY', rsaKey(2048))))
    const [draft] = await repairing(zone)
    expect(draft).toMatchObject({ subject: 'k1', isLater: false })
    const after = await contextOf(published(zone, draft?.edits ?? []), named)
    expect(after.evidence.dkim.known && after.evidence.dkim.value.map(keyStatus)).toEqual(['valid'])
    expect(await repair.build(after)).toEqual([])
  })

  it('is joined where a form split it into two records', async () => {
    const zone = at(RSA_RECORD.slice(0, 200), RSA_RECORD.slice(200))
    const [draft] = await repairing(zone)
    expect(draft?.edits).toEqual([
      { name: NAME, type: 'TXT', before: [RSA_RECORD.slice(0, 200), RSA_RECORD.slice(200)], after: [RSA_RECORD] },
    ])
  })

  it('is brought home from a name that was typed twice', async () => {
    const zone = { [`${NAME}.example.org`]: { TXT: [RSA_RECORD] } }
    const drafts = await repairing(zone)
    expect(codes(drafts)).toEqual(['moved'])
    const after = published(
      zone,
      drafts.flatMap(({ edits }) => edits),
    )
    expect(after).toEqual({ [NAME]: { TXT: [RSA_RECORD] } })
    expect(await repairing(after)).toEqual([])
  })
})

describe('a key of which nobody but the console knows the right record', () => {
  it.each([
    ['copy-again', at(RSA_RECORD.slice(0, 200))],
    ['copy-again', at('v=DKIM1; k=rsa; p=not/base64!')],
    ['which-key', at(RSA_RECORD, OTHER)],
    ['alias-leads-nowhere', { [NAME]: { CNAME: ['gone.example.net'] } } satisfies Zone],
  ])('is not guessed: %s', async (code, zone) => {
    const drafts = await repairing(zone)
    expect(codes(drafts)).toEqual([code])
    expect(drafts.flatMap(({ edits }) => edits)).toEqual([])
  })

  it('is told where it was revoked while mail is signed with it', async () => {
    const message = signedWith([signature({ selector: 'k1', result: 'permerror' })])
    const drafts = await repairing(at('v=DKIM1; p='), { message })
    expect(codes(drafts)).toEqual(['revoked'])
    expect(drafts[0]?.cures).toContain('dkim/signature-invalid')
    expect(await repairing(at('v=DKIM1; p='), {})).toEqual([])
  })
})

it('takes a private key away at once', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
  const text = `v=DKIM1; k=rsa; p=${privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')}`
  const drafts = await repairing(at(text))
  expect(codes(drafts)).toEqual(['private-key-removed'])
  expect(drafts[0]?.edits).toEqual([{ name: NAME, type: 'TXT', before: [text], after: [] }])
})

it('leaves to the publication what that sets right', async () => {
  const options = { ...named, providers: ['google-workspace'], givenKeys: [{ selector: 'k1', value: RSA_RECORD }] }
  const drafts = await draftsOf(DKIM_STEPS, await contextOf(at(RSA_RECORD.slice(0, 200)), options))
  expect(drafts.filter(({ edits }) => edits.length > 0).map(({ kind }) => kind)).toEqual(['dkim/publish'])
})

it('does not touch what a wildcard answers', async () => {
  const wild = ['k1', 'bienrecu-q7x2v9k4'].map((label): [string, Zone[string]] => [
    `${label}._domainkey.example.org`,
    { TXT: ['x', 'y'] },
  ])
  expect(await repairing(Object.fromEntries(wild))).toEqual([])
})

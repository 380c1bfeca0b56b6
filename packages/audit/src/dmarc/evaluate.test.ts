import { describe, expect, it } from 'vitest'
import { type Zone, zoneResolver } from '../../fixtures/zone.ts'
import { evaluateDmarc, type EvaluateDmarcInput } from './evaluate.ts'

const REJECT: Zone = { '_dmarc.example.com': { TXT: ['v=DMARC1; p=reject'] } }
const STRICT: Zone = { '_dmarc.example.com': { TXT: ['v=DMARC1; p=reject; aspf=s; adkim=s'] } }

const evaluated = (input: Omit<EvaluateDmarcInput, 'resolver'>, zone: Zone = REJECT) =>
  evaluateDmarc({ ...input, resolver: zoneResolver(zone) })
const pass = (domain: string) => ({ result: 'pass', domain }) as const

describe('identifiers (RFC 9989 appendix B.1)', () => {
  it.each([
    ['example.com', 'example.com', 'pass', 'pass'],
    ['child.example.com', 'example.com', 'pass', 'fail'],
    ['example.com', 'child.example.com', 'pass', 'fail'],
    ['example.net', 'child.example.com', 'fail', 'fail'],
  ])('%s beside the author %s: relaxed %s, strict %s', async (domain, from, relaxed, strict) => {
    const exists = { 'child.example.com': { A: ['192.0.2.1'] } }
    for (const input of [
      { from, spf: pass(domain) },
      { from, dkim: [pass(domain)] },
    ]) {
      expect((await evaluated(input, { ...REJECT, ...exists })).result).toBe(relaxed)
      expect((await evaluated(input, { ...STRICT, ...exists })).result).toBe(strict)
    }
  })
})

describe('the organisation of each identifier (appendix B.4)', () => {
  it.each([['example.com'], ['a.b.c.d.e.f.g.h.i.j.k.example.com']])(
    'is that of the highest record, for %s',
    async (from) => {
      const zone = { ...REJECT, '_dmarc.signing.example.com': { TXT: ['v=DMARC1; p=none'] } }
      const found = await evaluated({ from, spf: pass('example.com'), dkim: [pass('signing.example.com')] }, zone)
      expect(found).toMatchObject({ result: 'pass', orgDomain: 'example.com', policyDomain: 'example.com' })
      expect(found).toMatchObject({ policy: 'reject', spf: { aligned: true }, dkim: [{ aligned: true }] })
    },
  )

  it('tells a bank from another one under the same suffix', async () => {
    const zone = {
      '_dmarc.bank.example': { TXT: ['v=DMARC1; p=reject; psd=y'] },
      '_dmarc.giant.bank.example': { TXT: ['v=DMARC1; p=quarantine'] },
    }
    const dkim = [pass('mail.mega.bank.example')]
    const both = await evaluated({ from: 'giant.bank.example', spf: pass('mail.giant.bank.example'), dkim }, zone)
    expect(both).toMatchObject({
      result: 'pass',
      orgDomain: 'giant.bank.example',
      policyDomain: 'giant.bank.example',
      policy: 'quarantine',
      spf: { domain: 'mail.giant.bank.example', aligned: true },
      dkim: [{ domain: 'mail.mega.bank.example', aligned: false }],
    })
    expect((await evaluated({ from: 'giant.bank.example', dkim }, zone)).result).toBe('fail')
  })
})

describe('the result (§5.3.5, §5.3.6)', () => {
  it('passes by one identifier of many', async () => {
    const dkim = [pass('example.net'), { result: 'fail', domain: 'example.com' } as const, pass('mail.example.com')]
    expect(
      await evaluated({ from: 'example.com', spf: { result: 'fail', domain: 'example.com' }, dkim }),
    ).toMatchObject({
      result: 'pass',
      dkim: [{ aligned: false }, { aligned: true }, { aligned: true }],
    })
  })

  it('fails when what is aligned does not pass, or was not judged', async () => {
    const softfail = await evaluated({ from: 'example.com', spf: { result: 'softfail', domain: 'example.com' } })
    expect(softfail).toMatchObject({ result: 'fail', policy: 'reject', spf: { aligned: true, result: 'softfail' } })
    const unjudged = await evaluated({ from: 'example.com', spf: { domain: 'example.com' } })
    expect(unjudged).toMatchObject({ result: 'fail', spf: { aligned: true, result: null } })
    expect(await evaluated({ from: 'example.com' })).toMatchObject({ result: 'fail', spf: null, dkim: [] })
  })

  it('is none without a policy that applies', async () => {
    expect((await evaluated({ from: 'example.com', spf: pass('example.com') }, {})).result).toBe('none')
    const ignored = { '_dmarc.example.com': { TXT: ['v=DMARC1; fo=1'] } }
    expect((await evaluated({ from: 'example.com', spf: pass('example.com') }, ignored)).result).toBe('none')
  })

  it('is temperror where a missing answer decides, and only there', async () => {
    const silent = { '_dmarc.example.com': { TXT: 'TIMEOUT' } } as const
    expect((await evaluated({ from: 'example.com', spf: pass('example.com') }, silent)).result).toBe('temperror')
    const zone = { ...REJECT, '_dmarc.b.example.com': { TXT: 'SERVFAIL' } } as const
    const open = await evaluated({ from: 'example.com', spf: pass('b.example.com') }, zone)
    expect(open).toMatchObject({ result: 'temperror', spf: { aligned: null } })
    const signed = await evaluated({ from: 'example.com', spf: pass('b.example.com'), dkim: pass('example.com') }, zone)
    expect(signed.result).toBe('pass')
    const failed = await evaluated({ from: 'example.com', spf: { result: 'fail', domain: 'b.example.com' } }, zone)
    expect(failed.result).toBe('fail')
    const spf = { result: 'temperror', domain: 'mail.example.com' } as const
    expect((await evaluated({ from: 'example.com', spf })).result).toBe('temperror')
  })

  it('needs no answer about a name that cannot belong to the organisation', async () => {
    const zone = { ...REJECT, '_dmarc.example.net': { TXT: 'SERVFAIL' } } as const
    const stranger = await evaluated({ from: 'example.com', spf: pass('mail.example.net') }, zone)
    expect(stranger).toMatchObject({ result: 'fail', spf: { aligned: false } })
    const own = { '_dmarc.a.example.com': { TXT: ['v=DMARC1; p=reject'] } }
    const silent = { ...own, '_dmarc.example.com': { TXT: 'SERVFAIL' } } as const
    const other = await evaluated({ from: 'a.example.com', dkim: pass('example.net') }, silent)
    expect(other).toMatchObject({ result: 'fail', dkim: [{ aligned: false }] })
  })

  it('is pass whichever policy it may be, and temperror where the policy of a failure is open', async () => {
    const zone = {
      '_dmarc.example.com': { TXT: ['v=DMARC1; p=reject; np=none; aspf=s'] },
      'a.example.com': { TXT: 'SERVFAIL' },
    } as const
    const inner = zoneResolver(zone)
    const evaluate = (input: Partial<EvaluateDmarcInput>) =>
      evaluateDmarc({
        from: 'a.example.com',
        // No answer that proves the domain to exist.
        resolver: { query: (name, type) => inner.query(name === '_dmarc.a.example.com' ? 'gone.example' : name, type) },
        ...input,
      })
    const signed = await evaluate({ dkim: pass('example.com') })
    expect(signed).toMatchObject({ result: 'pass', policy: null })
    // The record asks for strict alignment of SPF, known or not which of its policies holds.
    expect(await evaluate({ spf: pass('example.com') })).toMatchObject({ result: 'temperror', spf: { aligned: false } })
  })
})

it('takes domains in Unicode (§5.3.1)', async () => {
  const zone = { '_dmarc.xn--bcher-kva.example': { TXT: ['v=DMARC1; p=reject'] } }
  const found = await evaluated({ from: 'ann@Bücher.example', spf: pass('xn--bcher-kva.example') }, zone)
  expect(found).toMatchObject({ result: 'pass', policyDomain: 'xn--bcher-kva.example' })
})

it('takes its input as it comes', async () => {
  const found = await evaluated({
    from: 'Ann <ann@EXAMPLE.com>',
    spf: { result: 'pass', domain: 'bounce@Mail.Example.com.' },
    dkim: { result: 'pass', domain: 'example.com' },
  })
  expect(found).toMatchObject({
    result: 'pass',
    spf: { domain: 'mail.example.com', aligned: true },
    dkim: [{ domain: 'example.com', aligned: true }],
  })
  const empty = await evaluated({ from: 'example.com', spf: { result: 'none', domain: '' }, dkim: null })
  expect(empty).toMatchObject({ result: 'fail', spf: null, dkim: [] })
})

it('asks each question once', async () => {
  const resolver = zoneResolver(REJECT)
  await evaluateDmarc({ from: 'example.com', spf: pass('a.example.com'), dkim: [pass('b.example.com')], resolver })
  expect(new Set(resolver.asked).size).toBe(resolver.asked.length)
})

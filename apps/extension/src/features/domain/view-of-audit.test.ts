import { describe, expect, it } from 'vitest'
import type { SpfNodeView, SpfTermView } from './audit-view.ts'
import { auditEvidence, auditReport, known, notKnown, spfNode, spfTerm } from './example-audit.ts'
import { branchesOf, leadsToMatch } from './spf-branches.ts'
import { viewOf } from './view-of-audit.ts'

const view = (changes: Parameters<typeof auditEvidence>[0] = {}) =>
  viewOf(auditReport({ evidence: auditEvidence(changes) }), 'en')

const spfOf = (changes: Parameters<typeof auditEvidence>[0] = {}) => {
  const { spf } = view(changes)
  if (!spf.known || !spf.value) throw new Error('There is a record')
  return spf.value
}

const termsIn = ({ terms }: SpfNodeView): SpfTermView[] =>
  terms.flatMap((term) => [term, ...(term.target ? termsIn(term.target) : [])])

describe('the tree of SPF', () => {
  it('counts every look-up and every one without answer', () => {
    expect(spfOf()).toMatchObject({ lookups: 11, voids: 1, check: { ip: '192.0.2.25', result: 'pass' } })
  })

  it('marks the branch that knows the sender, and no other', () => {
    const { tree } = spfOf()
    expect(
      termsIn(tree)
        .filter(({ isMatch }) => isMatch)
        .map(({ text }) => text),
    ).toEqual(['include:_spf.example.net', 'include:_ranges1.example.net', 'ip4:192.0.2.0/24'])
    expect(leadsToMatch(tree)).toBe(true)
  })

  it('without a sender marks nothing', () => {
    const spf = spfOf({ message: known(null), spfCheck: known(null) })
    expect(spf.check).toBeNull()
    expect(leadsToMatch(spf.tree)).toBe(false)
  })

  it('tells broken branches, loops and silence apart', () => {
    const states = termsIn(spfOf().tree).flatMap(({ target }) => (target ? [target.state] : []))
    expect(states).toEqual(['valid', 'valid', 'valid', 'no-record', 'valid', 'loop', 'timeout'])
  })

  it('of an IPv6 sender counts what is void for IPv6', () => {
    const only4 = spfNode('example.org', [spfTerm('a', 1, { cost: 1, voidFor: known([4]) })])
    const message = known({ ip: '2001:db8::1', helo: null, mailFrom: null, fromDomain: null, signatures: null })
    expect(spfOf({ spf: known(only4) }).voids).toBe(1)
    expect(spfOf({ spf: known(only4), message }).voids).toBe(0)
  })

  it('puts neighbours without a look-up in one line', () => {
    const node: SpfNodeView = {
      domain: 'example.org',
      state: 'valid',
      record: '',
      terms: termsIn(spfOf().tree).filter(({ target }) => target === null),
    }
    const kinds = branchesOf(node).map((branch) => (branch.kind === 'free' ? branch.terms.length : branch.term.text))
    expect(kinds).toEqual(['a', 11, 'mx', 'exists:gone.example.com', 'mx:mail.example.org', 1])
  })
})

describe('an audit', () => {
  it('shows nothing as none that is not known', () => {
    const changes = { spf: notKnown('servfail'), dkim: notKnown('timeout'), dmarc: notKnown('refused') }
    const { spf, dkim, dmarc } = view(changes)
    expect([spf, dkim, dmarc]).toEqual([notKnown('servfail'), notKnown('timeout'), notKnown('refused')])
  })

  it('shows blocklists as long as one of the two questions was answered', () => {
    const lists = (changes: Parameters<typeof auditEvidence>[0]) => view(changes).lists
    expect(lists({ ipLists: notKnown('timeout') })).toMatchObject({ value: [{ state: 'no-answer' }] })
    expect(lists({ ipLists: notKnown('timeout'), domainLists: notKnown('timeout') })).toEqual(notKnown('timeout'))
  })

  it('gives each key its length and its kind', () => {
    const { dkim } = view()
    const keys = dkim.known ? dkim.value.map(({ selector, bits, keyType }) => [selector, bits, keyType]) : []
    expect(keys).toEqual([
      ['s1', 2048, 'rsa'],
      ['old', 1024, 'rsa'],
      ['ed', 256, 'ed25519'],
      ['gone', null, 'rsa'],
    ])
  })

  it('does not state as certain who reads the reports when that is only remembered', () => {
    const { reports } = view()
    expect(reports.known && reports.value[1]?.service).toEqual({ name: 'Example Reports', isCertain: false })
  })
})

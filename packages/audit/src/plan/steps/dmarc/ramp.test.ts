import { describe, expect, it } from 'vitest'
import { contextOf, draftsOf } from '../../../../fixtures/plan-context.ts'
import { DMARC_STEPS } from './index.ts'

const stages = async (text: string) => {
  const context = await contextOf({ '_dmarc.example.org': { TXT: [`${text}; rua=mailto:a@example.org`] } })
  const drafts = await draftsOf(DMARC_STEPS, context)
  return drafts.map(({ kind, isLater, edits }) => {
    expect(isLater).toBe(true)
    return [kind, edits[0]?.after[0]?.replace('; rua=mailto:a@example.org', '')]
  })
}

describe('the ramp waits, stage by stage', () => {
  it.each([
    [
      'v=DMARC1; p=none',
      [
        ['dmarc/quarantine', 'v=DMARC1; p=quarantine; np=reject; t=y'],
        ['dmarc/reject', 'v=DMARC1; p=reject; t=y'],
        ['dmarc/subdomains', 'v=DMARC1; p=none; np=reject'],
      ],
    ],
    [
      'v=DMARC1; p=quarantine; t=y',
      [
        ['dmarc/quarantine', 'v=DMARC1; p=quarantine; np=reject'],
        ['dmarc/reject', 'v=DMARC1; p=reject; t=y'],
        ['dmarc/subdomains', 'v=DMARC1; p=quarantine; np=reject; t=y'],
      ],
    ],
    [
      'v=DMARC1; p=quarantine',
      [
        ['dmarc/reject', 'v=DMARC1; p=reject; t=y'],
        ['dmarc/subdomains', 'v=DMARC1; p=quarantine; np=reject'],
      ],
    ],
    ['v=DMARC1; p=reject; t=y', [['dmarc/reject', 'v=DMARC1; p=reject']]],
    ['v=DMARC1; p=reject; sp=none', [['dmarc/subdomains', 'v=DMARC1; p=reject']]],
    ['v=DMARC1; p=reject; np=none', [['dmarc/subdomains', 'v=DMARC1; p=reject']]],
    ['v=DMARC1; p=reject', []],
    [
      // What protects sub-domains already is not taken from them.
      'v=DMARC1; p=none; sp=reject',
      [
        ['dmarc/quarantine', 'v=DMARC1; p=quarantine; sp=reject; t=y'],
        ['dmarc/reject', 'v=DMARC1; p=reject; t=y'],
      ],
    ],
  ])('from %s', async (text, expected) => {
    expect(await stages(text)).toEqual(expected)
  })
})

it('depends on the steps before it', async () => {
  const context = await contextOf({ '_dmarc.example.org': { TXT: ['v=DMARC1; p=none; rua=mailto:a@example.org'] } })
  const drafts = await draftsOf(DMARC_STEPS, context)
  const after = Object.fromEntries(drafts.map((draft) => [draft.kind, draft.after]))
  expect(after['dmarc/quarantine']).toEqual(expect.arrayContaining(['dkim/publish', 'spf/record', 'dmarc/subdomains']))
  expect(after['dmarc/reject']).toContain('dmarc/quarantine')
})

it('is no matter of a domain that obeys the one above it', async () => {
  const zone = { '_dmarc.example.org': { TXT: ['v=DMARC1; p=none'] }, 'mail.example.org': { TXT: ['x'] } }
  expect(await draftsOf(DMARC_STEPS, await contextOf(zone, { domain: 'mail.example.org' }))).toEqual([])
})

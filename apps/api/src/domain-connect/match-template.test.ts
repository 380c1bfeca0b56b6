import type { PlanEdit } from '@bienrecu/audit/plan/step'
import { domainConnectTemplates } from '@bienrecu/knowledge/dns-hosts'
import { describe, expect, it } from 'vitest'
import { matchTemplate } from './match-template.ts'

const ZONE = 'example.org'
const KEY = 'k=rsa; p=MIIB'
const spf = (after: string, before: readonly string[] = []): PlanEdit => ({
  name: ZONE,
  type: 'TXT',
  before,
  after: [after],
})
const key: PlanEdit = { name: 'mailjet._domainkey.example.org', type: 'TXT', before: [], after: [KEY] }
const dmarc: PlanEdit = { name: '_dmarc.example.org', type: 'TXT', before: [], after: ['v=DMARC1; p=none'] }

const match = (...edits: PlanEdit[]) => {
  const template = domainConnectTemplates().find(({ mailProvider }) => mailProvider === 'mailjet')
  return template ? matchTemplate(template, edits, ZONE) : undefined
}

describe('a template that writes what is wanted', () => {
  it('takes the key of the user as its variable', () => {
    expect(match(spf('v=spf1 include:spf.mailjet.com ~all'), key)).toEqual({ dkimtxt: KEY })
    expect(match(key, spf('v=spf1 mx include:spf.mailjet.com -all', ['v=spf1 mx -all']))).toEqual({ dkimtxt: KEY })
  })
})

describe('a template is not for a plan', () => {
  it.each<[string, PlanEdit[]]>([
    ['that wants more', [spf('v=spf1 include:spf.mailjet.com ~all'), key, dmarc]],
    ['that wants less', [key]],
    ['that wants something else', [dmarc, key]],
    ['that also takes a sender away', [spf('v=spf1 include:spf.mailjet.com -all', ['v=spf1 mx -all']), key]],
    ['that changes what becomes of the rest', [spf('v=spf1 include:spf.mailjet.com -all', ['v=spf1 ~all']), key]],
    ['that adds another sender', [spf('v=spf1 mx include:spf.mailjet.com -all', ['v=spf1 -all']), key]],
    [
      'that folds two records into one',
      [spf('v=spf1 mx include:spf.mailjet.com -all', ['v=spf1 mx -all', 'v=spf1 -all']), key],
    ],
    ['that replaces a key', [spf('v=spf1 include:spf.mailjet.com ~all'), { ...key, before: ['k=rsa; p='] }]],
    ['that takes a key away', [spf('v=spf1 include:spf.mailjet.com ~all'), { ...key, after: [] }]],
    [
      'that has the key at another name',
      [spf('v=spf1 include:spf.mailjet.com ~all'), { ...key, name: `x.${key.name}` }],
    ],
  ])('%s', (_what, edits) => {
    expect(match(...edits)).toBeNull()
  })
})

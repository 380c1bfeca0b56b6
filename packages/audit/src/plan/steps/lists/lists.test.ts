import { describe, expect, it } from 'vitest'
import { contextOf } from '../../../../fixtures/plan-context.ts'
import { known } from '../../../evidence.ts'
import type { ListAnswer } from '../../../lists/facts.ts'
import { delist } from './delist.ts'

const LISTED: ListAnswer = {
  listId: 'spamhaus-zen',
  zone: 'zen.spamhaus.org',
  subject: '203.0.113.7',
  state: 'listed',
  reason: null,
  kind: 'listed',
  codes: ['127.0.0.2'],
  weight: 'critical',
  isAllowList: false,
  isCertain: true,
  delistUrl: 'https://check.spamhaus.org/',
}

const build = async (...answers: ListAnswer[]) => {
  const context = await contextOf({ 'example.org': { TXT: ['x'] } })
  const evidence = { ...context.evidence, ipLists: known(answers) }
  return delist.build({ ...context, evidence })
}

describe('lists/delist', () => {
  it('leads to the page of each list, the cause first', async () => {
    expect(await build(LISTED)).toMatchObject([
      {
        subject: 'spamhaus-zen/203.0.113.7',
        edits: [],
        params: { list: 'zen.spamhaus.org', subject: '203.0.113.7' },
        changes: [{ code: 'server' }, { code: 'page', params: { url: 'https://check.spamhaus.org/' } }],
      },
    ])
  })

  it('says where a list takes no requests', async () => {
    const [draft] = await build({ ...LISTED, delistUrl: null })
    expect(draft?.changes[1]).toEqual({ code: 'no-page', params: { list: 'zen.spamhaus.org' } })
  })

  it('asks for no removal of an address that is not meant to send', async () => {
    const [draft] = await build({ ...LISTED, kind: 'policy' })
    expect(draft?.changes.map(({ code }) => code)).toEqual(['not-for-mail'])
  })

  it('passes over lists of good senders, those that do not matter, and answers that are none', async () => {
    const answers: ListAnswer[] = [
      { ...LISTED, isAllowList: true },
      { ...LISTED, weight: 'ignore' },
      { ...LISTED, weight: 'info' },
      { ...LISTED, state: 'refused', kind: null },
    ]
    expect(await build(...answers)).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { contextOf } from '../../../../fixtures/plan-context.ts'
import type { Zone } from '../../../../fixtures/zone.ts'
import { publish } from './publish.ts'

const build = async (dmarc: string, more: Zone = {}) =>
  publish.build(await contextOf({ 'example.org': { TXT: ['x'] }, '_dmarc.example.org': { TXT: [dmarc] }, ...more }))

describe('bimi/publish', () => {
  it('is told to those whose DMARC policy is applied to all of their mail', async () => {
    expect(await build('v=DMARC1; p=reject')).toMatchObject([{ isLater: true, edits: [] }])
    expect(await build('v=DMARC1; p=quarantine')).toHaveLength(1)
  })

  it('is told to nobody else, nor to those who have a record', async () => {
    for (const text of ['v=DMARC1; p=none', 'v=DMARC1; p=reject; sp=none', 'v=DMARC1; p=quarantine; t=y']) {
      expect(await build(text)).toEqual([])
    }
    const record = { 'default._bimi.example.org': { TXT: ['v=BIMI1; l=; a='] } }
    expect(await build('v=DMARC1; p=reject', record)).toEqual([])
  })
})

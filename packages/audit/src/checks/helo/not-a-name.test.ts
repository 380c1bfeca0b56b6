import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { notKnown } from '../../evidence.ts'
import { runCheck } from '../../run.ts'
import { notAName } from './not-a-name.ts'

const judge = async (helo: string, zone: Zone = {}) =>
  runCheck(notAName, await evidenceFrom('example.org', zone, { helo }))

describe('helo/not-a-name', () => {
  it.each(['localhost', '[192.0.2.1]', '[IPv6:2001:db8::1]', '192.0.2.1', 'DESKTOP-4F2', 'my host.example.org'])(
    'fails for %s',
    async (helo) => {
      expect(await judge(helo)).toMatchObject({ status: 'fail', params: { helo: helo.toLowerCase() } })
    },
  )

  it.each(['mail.example.org', 'MAIL.example.org.'])('passes %s', async (helo) => {
    expect((await judge(helo)).status).toBe('pass')
  })

  it('says nothing when the name is not known', async () => {
    expect(runCheck(notAName, await evidenceFrom('example.org', {})).status).toBe('not-applicable')
  })

  it('does not know what was not asked', async () => {
    const evidence = { ...(await evidenceFrom('example.org', {})), helo: notKnown('not-asked') }
    expect(runCheck(notAName, evidence).status).toBe('unknown')
  })
})

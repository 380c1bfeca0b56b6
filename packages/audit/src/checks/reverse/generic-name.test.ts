import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { genericName } from './generic-name.ts'

const judge = async (zone: Zone, ip = '192.0.2.10') =>
  runCheck(genericName, await evidenceFrom('example.org', zone, { ip }))
const pointer = (...PTR: string[]) => ({ '10.2.0.192.in-addr.arpa': { PTR } })

describe('reverse/generic-name', () => {
  it('says so, calmly', async () => {
    expect(await judge(pointer('host-192-0-2-10.dsl.example.net'))).toMatchObject({ status: 'fail', severity: 'info' })
  })

  it('passes when one name is its own', async () => {
    expect((await judge(pointer('192-0-2-10.example.net', 'mail.example.org'))).status).toBe('pass')
  })

  it('says nothing without a name', async () => {
    expect((await judge({})).status).toBe('not-applicable')
  })

  it('does not know when the server did not answer', async () => {
    expect((await judge({ '10.2.0.192.in-addr.arpa': { PTR: 'TIMEOUT' } })).status).toBe('unknown')
  })
})

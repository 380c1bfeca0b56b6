import { zoneResolver } from '@bienrecu/audit/fixtures/zone'
import { MailPresetList, RelayDetection } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { createTestApp } from '../fixtures/test-app.ts'
import { createTestDeps } from '../fixtures/test-deps.ts'
import { mailPresetRoutes } from '../presets/routes.ts'
import { createDetectRelay } from './detect-relay.ts'
import { detectionRoutes } from './routes.ts'

const scene = async () => {
  const resolver = zoneResolver({ 'example.org': { MX: ['10 spool.mail.gandi.net'] } })
  const detectRelay = createDetectRelay({ resolver, fetchAutoconfig: async () => ({ files: [], reason: null }) })
  return createTestApp(await createTestDeps(), [detectionRoutes({ detectRelay }), mailPresetRoutes()])
}
const detect = async (address: unknown) => (await scene()).request('/v1/relays/detect', { body: { address } })

describe('POST /v1/relays/detect', () => {
  it('answers what the contract promises', async () => {
    const response = await detect(' Isabelle@Example.ORG ')
    expect(response.status).toBe(200)
    const detection = RelayDetection.parse(await response.json())
    expect(detection).toMatchObject({
      address: 'Isabelle@example.org',
      provider: { id: 'gandi' },
      username: 'Isabelle@example.org',
    })
  })

  it.each([
    ['isabelle', 'address-invalid', undefined],
    ['isabelle@localhost', 'address-invalid', undefined],
    ['isabelle@[192.0.2.1]', 'address-literal', undefined],
    ['isabelle@example.org\r\nBcc: x', 'field-line-break', undefined],
    ['isabelle@menuisié.example', 'address-not-ascii', { suggestion: 'isabelle@xn--menuisi-hya.example' }],
    ['', 'address-invalid', undefined],
    [7, 'field-wrong-type', undefined],
  ])('refuses %j', async (address, code, params) => {
    const response = await detect(address)
    expect(response.status).toBe(400)
    const { errors } = (await response.json()) as { errors: object[] }
    expect(errors).toMatchObject([{ pointer: '/address', code, ...(params && { params }) }])
  })

  it('says so of a domain that does not exist', async () => {
    const response = await detect('isabelle@exmaple.org')
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ code: 'domain-not-found', params: { domain: 'exmaple.org' } })
  })

  it('slows down a device that asks without end', async () => {
    const { request } = await scene()
    const statuses = []
    for (let count = 0; count < 21; count += 1)
      statuses.push((await request('/v1/relays/detect', { body: { address: 'isabelle@gmail.com' } })).status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
  })

  it('is for paired devices alone', async () => {
    const { app } = await scene()
    const headers = { 'Content-Type': 'application/json' }
    const response = await app.request('http://127.0.0.1:2436/v1/relays/detect', {
      method: 'POST',
      headers,
      body: '{}',
    })
    expect(response.status).toBe(401)
  })
})

it('GET /v1/mail-presets lists every provider', async () => {
  const response = await (await scene()).request('/v1/mail-presets')
  expect(MailPresetList.parse(await response.json()).items).toHaveLength(46)
})

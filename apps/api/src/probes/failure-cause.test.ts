import { describe, expect, it } from 'vitest'
import { PASSWORD } from '../smtp/fixtures/send-through.ts'
import { createProbeLab } from './fixtures/probe-lab.ts'

describe('a probe that the relay did not take', () => {
  it('keeps the cause: what it is, who can repair it, and how', async () => {
    const lab = await createProbeLab({
      script: { AUTH: '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.' },
      relay: { provider_id: 'microsoft-365' },
    })
    const probe = await lab.send()
    expect(probe).toMatchObject({
      state: 'failed',
      code: 'smtp-auth-disabled',
      cause: { id: 'ms-535-5.7.139-tenant', class: 'permanent', actor: 'administrator', isCertain: true },
      reply: expect.stringContaining('SmtpClientAuthentication'),
    })
    expect(probe.cause?.fix?.fr).toMatch(/\w/)
  })

  it('names the sender that was refused', async () => {
    const lab = await createProbeLab({ script: { MAIL: '599 zzz' } })
    const { cause } = await lab.send()
    expect(cause?.text.en).toContain('isabelle@example.org')
  })

  it('never keeps the password in it', async () => {
    const lab = await createProbeLab({ script: { AUTH: `535 5.7.8 not ${PASSWORD}` } })
    expect(JSON.stringify((await lab.send()).cause)).not.toContain(PASSWORD)
  })
})

describe('a probe that was taken', () => {
  it('has no cause', async () => {
    const lab = await createProbeLab()
    expect((await lab.send()).cause).toBeNull()
  })
})

import { zoneResolver } from '@bienrecu/audit/fixtures/zone'
import type { Resolver } from '@bienrecu/audit/resolver'
import { describe, expect, it } from 'vitest'
import { createAnswerCache } from '../../dns/answer-cache.ts'
import { expectSender } from './expect-sender.ts'
import { judged, portsOver } from './fixtures/judge-message.ts'
import { plainMessage, signed, SOUND_ZONE } from './fixtures/signed-message.ts'
import type { JudgePorts } from './judge-ports.ts'
import { createShares } from './shares.ts'

const TTL = 60 // seconds

/** Ports that keep what was found out, over a zone whose answers live that long; and how often it was asked. */
const keepingPorts = () => {
  const [zone, now] = [zoneResolver(SOUND_ZONE), () => 0]
  const questions: string[] = []
  const dns: Resolver = {
    query: async (name, type) => {
      questions.push(name)
      const fact = await zone.query(name, type)
      return fact.known ? { ...fact, value: { ...fact.value, ttl: TTL } } : fact
    },
  }
  const cache = createAnswerCache(dns, { size: 1_000, forNew: 1 / 2, now })
  const ports: Partial<JudgePorts> = {
    resolver: cache,
    shares: createShares({ cache, size: 10, now }),
  }
  return { ports, questions, asked: () => questions.length }
}

const other = (message: string) => message.replace('in July', 'in August')

describe('a message that was looked forward to', () => {
  const sending = { ip: '192.0.2.25', helo: 'mail.example.org', mailFrom: 'isabelle@example.org' }

  it('leaves no question open but those for its key', async () => {
    const { ports, asked, questions } = keepingPorts()
    await expectSender(sending, portsOver(SOUND_ZONE, ports))
    const before = asked()
    expect(before).toBeGreaterThan(0)
    await judged(await signed(plainMessage()), { ports, letter: sending })
    for (const name of questions.slice(before)) expect(name).toMatch(/^s1[._]/)
  })

  it('costs nothing a second time', async () => {
    const { ports, asked } = keepingPorts()
    await expectSender(sending, portsOver(SOUND_ZONE, ports))
    const before = asked()
    await expectSender(sending, portsOver(SOUND_ZONE, ports))
    expect(asked()).toBe(before)
  })

  it('with the null reverse-path tells nothing to ask about', async () => {
    const { ports, asked } = keepingPorts()
    await expectSender({ ...sending, mailFrom: '' }, portsOver(SOUND_ZONE, ports))
    expect(asked()).toBe(0)
  })
})

describe('a message of a sender who is known already', () => {
  it('is judged as if he were not, however its signatures turn out', async () => {
    const { ports } = keepingPorts()
    const sound = await signed(plainMessage())
    const second = await signed(other(plainMessage()))
    for (const message of [sound, other(sound), second, sound]) {
      const { durationMs: _, audit, ...judgement } = await judged(message, { ports })
      const { durationMs: __, audit: freshAudit, ...fresh } = await judged(message)
      expect(judgement).toEqual(fresh)
      expect({ ...audit, durationMs: 0 }).toEqual({ ...freshAudit, durationMs: 0 })
    }
  })

  it('costs no question', async () => {
    const { ports, asked } = keepingPorts()
    await judged(await signed(plainMessage()), { ports })
    const before = asked()
    await judged(await signed(other(plainMessage())), { ports })
    expect(asked()).toBe(before)
  })

  it('is somebody else’s where only the address of the envelope differs', async () => {
    const { ports } = keepingPorts()
    const message = await signed(plainMessage())
    const ips = ['192.0.2.25', '198.51.100.9', '192.0.2.25']
    const results: string[] = []
    for (const ip of ips) results.push((await judged(message, { ports, letter: { ip } })).authentication.spf.result)
    expect(results).toEqual(['pass', 'fail', 'pass'])
  })
})

import { describe, expect, it } from 'vitest'
import { readDate } from './read-date.ts'
import { readHops } from './read-hops.ts'

const hop = (body: string) => readHops([body])[0]

describe('one hop', () => {
  it('is read as Postfix writes it', () => {
    expect(
      hop(
        'from mail.example.org (mail.example.org [192.0.2.1]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) (No client certificate requested) by mx.example.net (Postfix) with ESMTPS id 4XyZ for <a@example.net>; Tue, 10 Nov 2026 10:11:12 +0100 (CET)',
      ),
    ).toMatchObject({
      from: 'mail.example.org',
      fromIp: '192.0.2.1',
      fromReverse: 'mail.example.org',
      by: 'mx.example.net',
      with: 'ESMTPS',
      isEncrypted: true,
      tls: 'TLSv1.3 with cipher TLS_AES_256_GCM_SHA384',
      id: '4XyZ',
      at: '2026-11-10T09:11:12.000Z',
    })
  })

  it('is read as Gmail writes it', () => {
    expect(hop('by 2002:a05:7300:1234:b0:1 with SMTP id abc; Tue, 10 Nov 2026 01:11:12 -0800 (PST)')).toMatchObject({
      from: null,
      fromIp: null,
      by: '2002:a05:7300:1234:b0:1',
      with: 'SMTP',
      isEncrypted: false,
    })
    expect(
      hop(
        'from mail.example.org (mail.example.org. [2001:db8::1]) by mx.google.com with ESMTPS id x (version=TLS1_3 cipher=TLS_AES_128_GCM_SHA256 bits=128/128); Tue, 10 Nov 2026 01:11:12 -0800 (PST)',
      ),
    ).toMatchObject({ fromIp: '2001:db8::1', fromReverse: 'mail.example.org', isEncrypted: true })
  })

  it('is read as Exchange writes it', () => {
    expect(
      hop(
        'from AM0PR01.example.com (2603:10a6::21) by VI1PR01.example.com (2603:10a6::12) with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.1; Tue, 10 Nov 2026 09:11:12 +0000',
      ),
    ).toMatchObject({
      from: 'AM0PR01.example.com',
      fromIp: '2603:10a6::21',
      with: 'Microsoft SMTP Server',
      isEncrypted: true,
      id: '15.20.1',
    })
  })

  it('tells plain transport from what it cannot know', () => {
    expect(hop('from a by b with ESMTPA id 1; x')?.isEncrypted).toBe(false)
    expect(hop('from a by b with ESMTPSA id 1; x')?.isEncrypted).toBe(true)
    expect(hop('from a by b with LMTP id 1; x')?.isEncrypted).toBe(false)
    expect(hop('by b with HTTP; x')?.isEncrypted).toBeNull()
    expect(hop('from a by b; x')?.isEncrypted).toBeNull()
  })

  it('has no reverse name where the server found none', () => {
    expect(hop('from mail.example.org (unknown [192.0.2.1]) by b; x')?.fromReverse).toBeNull()
    expect(hop('from [192.0.2.1] (HELO x) by b; x')).toMatchObject({ fromIp: '192.0.2.1', fromReverse: null })
  })

  it.each(['', ';', '(', '((((', 'from', 'from from by by', 'with ; with', '[', 'from (a'])('survives %j', (body) => {
    expect(hop(body)?.raw).toBe(body)
  })
})

it('measures the time between two hops, which is negative where clocks differ', () => {
  const at = (time: string): string => `from a by b; Tue, 10 Nov 2026 ${time} +0100`
  const hops = readHops([at('10:00:30'), at('10:00:00'), 'from a by b', at('10:00:05')])
  expect(hops.map(({ delaySeconds }) => delaySeconds)).toEqual([30, null, null, null])
  expect(readHops([at('10:00:00'), at('10:00:02')])[0]?.delaySeconds).toBe(-2)
})

describe('a date', () => {
  it.each([
    ['Tue, 10 Nov 2026 10:11:12 +0100', '2026-11-10T09:11:12.000Z'],
    ['10 Nov 2026 10:11 -0330', '2026-11-10T13:41:00.000Z'],
    ['Tue, 10 Nov 26 10:11:12 GMT', '2026-11-10T10:11:12.000Z'],
    ['Tue,  3 Nov 2026 10:11:12 EST', '2026-11-03T15:11:12.000Z'],
    ['3 November 2026 10:11:12 +0000 (UTC)', '2026-11-03T10:11:12.000Z'],
    ['Tue, 10 Nov 2026 10:11:12', '2026-11-10T10:11:12.000Z'],
  ])('is read: %s', (text, iso) => {
    expect(new Date(readDate(text) ?? Number.NaN).toISOString()).toBe(iso)
  })

  it.each(['', 'yesterday', '2026-11-10', 'Tue, 10 Foo 2026 10:11:12', '45 Nov 2026 10:11:12', '10 Nov 2026 10:99:12'])(
    'is none: %j',
    (text) => expect(readDate(text)).toBeNull(),
  )
})

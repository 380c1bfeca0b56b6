import type { ToldResult } from '../../messaging/answers.ts'
import { toldProbe } from '../probe/example-probe.ts'

type Changes = Partial<ToldResult['probe']>

/** One relay of a comparison, for tests: it took the message. */
export const toldResult = (probe: Changes = {}, facts: Partial<ToldResult['facts']> = {}): ToldResult => ({
  probe: {
    ...toldProbe({ state: 'accepted', acceptedAt: '2026-11-21T12:00:01.000Z' }),
    id: crypto.randomUUID(),
    ...probe,
  },
  facts: {
    milliseconds: 420,
    server: { host: 'smtp.example.org', address: '192.0.2.1', banner: '220 smtp.example.org ESMTP' },
    tls: { protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' },
    isEncrypted: true,
    mailFrom: 'isabelle@example.org',
    returnPath: null,
    signedBy: null,
    score: null,
    spf: null,
    dkim: null,
    dmarc: null,
    ...facts,
  },
})

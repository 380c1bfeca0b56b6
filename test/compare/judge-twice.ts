import { createNodeResolver } from '../../apps/api/src/dns/node-resolver.ts'
import { createJudge } from '../../apps/api/src/tester/judging/create-judge.ts'
import { createAskSpamd } from '../../apps/api/src/tester/judging/filters/spamd.ts'
import { readMessage } from '../../apps/api/src/tester/reading/read-message.ts'
import { type Bind, startBind } from '../servers/bind.ts'
import { evaluate } from '../servers/mail-tester/evaluate.ts'
import { judge as judgeAsReplica } from '../servers/mail-tester/judge.ts'
import { createDkimKey } from '../servers/opendkim.ts'
import { type Spamd, startSpamd } from '../servers/spamd.ts'
import { type MadeMessage, makeMessage, type Sample } from './message.ts'
import { compareZones } from './world.ts'

/** What a tester takes for each part of a message: negative numbers, by the keys of mail-tester’s page. */
export type Marks = Readonly<Record<string, number>>

export interface TwiceJudged {
  readonly id: string
  readonly replica: { readonly score: number; readonly marks: Marks }
  readonly own: { readonly score: number; readonly marks: Marks; readonly costly: readonly string[] }
}

interface Lab {
  readonly bind: Bind
  readonly spamd: Spamd
}

const RECIPIENT = 'test-compare@srv1.mail-tester.com'

const replicaOf = async ({ id, source, sender, mailFrom }: MadeMessage, { bind, spamd }: Lab) => {
  const mail = {
    source,
    clientAddress: sender.ip,
    helo: sender.helo,
    envelopeFrom: mailFrom,
    envelopeTo: [RECIPIENT],
    arrivedAt: new Date(),
  }
  const evaluation = await evaluate({ id, address: RECIPIENT, messageId: 1 }, mail, {
    resolver: bind.resolver(),
    spamd,
  })
  const { score, sections } = judgeAsReplica(evaluation)
  const parts = [sections, ...sections.map(({ checks }) => checks)].flat()
  const marks = parts.map(({ key, mark }) => [key, mark])
  return { score, marks: costing(Object.fromEntries(marks)) }
}

const GROUPS = new Set(['signature', 'structure-and-content'])

/** Groups say what their parts say. */
const costing = (marks: Marks): Marks =>
  Object.fromEntries(Object.entries(marks).filter(([key, mark]) => mark !== 0 && !GROUPS.has(key)))

const ownJudge = ({ bind, spamd }: Lab) => {
  const resolver = createNodeResolver({ servers: [{ address: '127.0.0.1', port: bind.port }] })
  const judge = createJudge({
    resolver,
    receiver: 'srv1.mail-tester.com',
    askLinks: null,
    askSpamd: createAskSpamd({ host: '127.0.0.1', port: spamd.port }),
    askRspamd: null,
    readLetter: readMessage,
    onBug: (part, error) => {
      throw new Error(`our own tester went wrong in ${part}`, { cause: error })
    },
    now: Date.now,
  })
  return { judge, close: () => resolver.close() }
}

const ownOf = async (message: MadeMessage, { judge }: ReturnType<typeof ownJudge>) => {
  const { source, sender, mailFrom, recipient } = message
  const letter = { source, ...sender, mailFrom, recipient, tls: null, isPractice: false, receivedAt: Date.now() }
  const { score, sections, findings } = await judge({ ...letter, origin: 'received' })
  const marks = costing(Object.fromEntries(sections.map(({ key, points }) => [key, points])))
  return { score, marks, costly: findings.filter(({ points }) => points < 0).map(({ checkId }) => checkId) }
}

/** Has the replica of mail-tester.com and our own tester judge the same messages, with the same DNS and the same SpamAssassin. */
export const judgeTwice = async (samples: readonly Sample[]): Promise<readonly TwiceJudged[]> => {
  const key = await createDkimKey('good.example', 'key')
  const bind = await startBind(compareZones(key))
  const spamd = await startSpamd({ dnsPort: bind.port })
  const own = ownJudge({ bind, spamd })
  try {
    const judged: TwiceJudged[] = []
    for (const sample of samples) {
      const message = await makeMessage(sample, RECIPIENT, key)
      const replica = await replicaOf(message, { bind, spamd })
      judged.push({ id: sample.id, replica, own: await ownOf(message, own) })
    }
    return judged
  } finally {
    own.close()
    await spamd.stop()
    await bind.stop()
  }
}

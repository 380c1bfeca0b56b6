import type { AuditInput } from '../audit-input.ts'
import { type Fact, known, mapFact } from '../evidence.ts'
import type { MessageFacts } from '../message.ts'
import type { Answer } from '../resolver.ts'
import { txtAnswerSize } from '../spf/answer-size.ts'
import { checkHost, type SpfCheck } from '../spf/check-host.ts'
import type { SpfFacts, SpfRecords } from '../spf/facts.ts'
import { parseIp } from '../spf/ip-address.ts'
import { isLookAlike } from '../spf/look-alike.ts'
import { isSpfRecord } from '../spf/parse.ts'
import { drawSpfTree } from './spf-tree.ts'

const recordsOf = (domain: string, txt: Fact<Answer>, obsolete: Fact<Answer>): Fact<SpfRecords> =>
  mapFact(txt, ({ records }) => ({
    records: records.filter(isSpfRecord),
    lookAlikes: records.filter(isLookAlike),
    obsolete: mapFact(obsolete, (answer) => answer.records),
    answerSize: txtAnswerSize(domain, records),
  }))

type Check = SpfCheck | null

/** Null where the message does not show who to judge: no address, or a null reverse-path without HELO name. */
const checkMailFrom = async ({ domain, resolver }: AuditInput, message: MessageFacts | null): Promise<Check> => {
  const { ip = null, helo = null, mailFrom = null } = message ?? {}
  if (ip === null || !parseIp(ip) || (mailFrom === '' && helo === null)) return null
  return checkHost({ ip, mailFrom: mailFrom ?? `postmaster@${domain}`, helo: helo ?? '', resolver })
}

const checkHelo = async ({ resolver }: AuditInput, message: MessageFacts | null): Promise<Check> => {
  const { ip = null, helo = null } = message ?? {}
  if (ip === null || !parseIp(ip) || helo === null) return null
  return checkHost({ ip, mailFrom: '', helo, resolver })
}

/** Everything about SPF: the records, the tree they lead to, and what check_host() says of the message. */
export const collectSpf = async (input: AuditInput): Promise<SpfFacts> => {
  const { domain, resolver, message } = input
  const [txt, obsolete, tree, spfCheck, heloCheck] = await Promise.all([
    resolver.query(domain, 'TXT'),
    resolver.query(domain, 'SPF'),
    drawSpfTree(resolver, domain),
    checkMailFrom(input, message),
    checkHelo(input, message),
  ])
  return {
    spfRecords: recordsOf(domain, txt, obsolete),
    spf: mapFact(tree, (node) => (node.state === 'found' ? node : null)),
    spfCheck: known(spfCheck),
    heloCheck: known(heloCheck),
  }
}

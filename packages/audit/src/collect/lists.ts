import type { ListToAsk } from '@bienrecu/knowledge/blocklists'
import type { AuditInput } from '../audit-input.ts'
import { known, notKnown } from '../evidence.ts'
import { loadBlocklists } from '../knowledge.ts'
import type { ListAnswer, ListFacts } from '../lists/facts.ts'
import { judgeList } from '../lists/judge-list.ts'
import { domainSubjects, ipSubject, type Subject } from '../lists/question.ts'

type Knowledge = NonNullable<Awaited<ReturnType<typeof loadBlocklists>>>

/** One list about one subject: the question and its trials in the same round trip. */
const askList = async (
  { resolver }: Pick<AuditInput, 'resolver'>,
  list: ListToAsk,
  subject: Subject,
  { meaningOf }: Knowledge,
): Promise<ListAnswer> => {
  const ask = (label: string) => resolver.query(`${label}.${list.queryZone}`, 'A')
  const ownTrial = list.testPoint === null ? [] : [list.testPoint]
  const [own, present, absent] = await Promise.all([
    ask(subject.label),
    Promise.all([...subject.present, ...ownTrial].map(ask)),
    Promise.all(subject.absent.map(ask)),
  ])
  const { id: listId, zone, weight, isAllowList, isCertain, delistUrl } = list
  const judged = judgeList(list, { own, present, absent }, meaningOf)
  return { listId, zone, subject: subject.name, ...judged, weight, isAllowList, isCertain, delistUrl }
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/** From, Return-Path and `d=`. */
const domainsOf = ({ domain, message }: AuditInput): string[] => [
  domain,
  ...[message?.fromDomain ?? null, message?.mailFrom ?? null, ...(message?.signatures ?? []).map((one) => one.domain)]
    .filter((name) => name !== null)
    .map(domainOf),
]

/** Asks every list of domains about these, in one round trip. Not known where the lists themselves could not be loaded. */
export const askDomainLists = async (
  input: Pick<AuditInput, 'resolver' | 'lists'>,
  domains: readonly string[],
): Promise<ListFacts['domainLists']> => {
  const knowledge = await loadBlocklists()
  if (!knowledge) return notKnown('unreachable')
  const lists = knowledge.listsToAsk('domain', { ids: input.lists })
  const subjects = domainSubjects(domains)
  const asked = lists.flatMap((list) => subjects.map((subject) => askList(input, list, subject, knowledge)))
  return known(await Promise.all(asked))
}

/** Asks every list about the sending address and about the domains of the message, all in one round trip. */
export const collectLists = async (input: AuditInput): Promise<ListFacts> => {
  const { lists: ids, message } = input
  if (ids?.length === 0) return { ipLists: known([]), domainLists: known([]) }
  const knowledge = await loadBlocklists()
  if (!knowledge) return { ipLists: notKnown('unreachable'), domainLists: notKnown('unreachable') }
  const ip = message?.ip ? ipSubject(message.ip) : null
  const ipLists = ip ? knowledge.listsToAsk('ip', { ids, isIpv6: ip.isIpv6 }) : []
  const [byIp, domainLists] = await Promise.all([
    Promise.all(ip ? ipLists.map((list) => askList(input, list, ip, knowledge)) : []),
    askDomainLists(input, domainsOf(input)),
  ])
  return { ipLists: known(byIp), domainLists }
}

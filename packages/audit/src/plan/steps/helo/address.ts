import { isGlobalAddress } from '../../../mx/address.ts'
import { isFullName } from '../../../mx/helo.ts'
import { nameKey } from '../../../resolver.ts'
import { parseIp } from '../../../spf/ip-address.ts'
import { failingOf } from '../../findings-cured.ts'
import { valueOrNull } from '../../known-value.ts'
import { defineStep, type PlanContext, type StepDraft } from '../../step.ts'

const CURES = ['helo/does-not-resolve', 'reverse/not-confirmed']

const zoneOf = ({ domain, evidence }: PlanContext): string => valueOrNull(evidence.delegation)?.zone ?? domain

/** Names in the user’s own zone that the sending server bears, and that lead nowhere. */
const lostNames = (context: PlanContext): string[] => {
  const { evidence } = context
  const [helo, reverse] = [valueOrNull(evidence.helo), valueOrNull(evidence.reverse)]
  const borne = [...(helo ? [helo] : []), ...(reverse?.names ?? [])]
  const zone = zoneOf(context)
  const names = borne
    .filter(({ name, addresses }) => isFullName(name) && addresses.known && addresses.value.length === 0)
    .map(({ name }) => nameKey(name))
    .filter((name) => name === zone || name.endsWith(`.${zone}`))
  return [...new Set(names)]
}

/** Nothing else may stand beside an alias (RFC 1034 §3.6.2). */
const isAlias = async ({ resolver }: PlanContext, name: string): Promise<boolean> => {
  const answer = await resolver.query(name, 'CNAME')
  return !answer.known || answer.value.records.length > 0
}

const draftOf = ({ audit }: PlanContext, name: string, ip: string): StepDraft => ({
  subject: name,
  edits: [{ name, type: parseIp(ip)?.family === 6 ? 'AAAA' : 'A', before: [], after: [ip] }],
  isLater: false,
  params: { name, ip },
  changes: [],
  cures: failingOf(audit.findings, CURES),
  after: [],
})

/**
 * The server at this address bears this name, in its greeting or in reverse DNS, and the name has no address at all: that it
 * belongs to the server is certain. A name that leads elsewhere is not touched.
 */
export const address = defineStep({
  kind: 'helo/address',
  who: 'dns',
  minutes: 5,

  async build(context) {
    const message = valueOrNull(context.evidence.message)
    const ip = message?.ip ?? null
    if (ip === null || !isGlobalAddress(ip)) return []
    const names = lostNames(context)
    const aliases = await Promise.all(names.map((name) => isAlias(context, name)))
    return names.filter((_name, at) => !aliases[at]).map((name) => draftOf(context, name, ip))
  },

  text: {
    en: {
      title: 'Give {name} the address of its server',
      why: 'The server at {ip} goes by the name of {name}, and this name leads nowhere. Receivers look it up, and distrust a server whose name does not exist.',
      how: 'Publish the record below: {name} then leads to {ip}, the server that bears the name.',
    },
    fr: {
      title: 'Donner à {name} l’adresse de son serveur',
      why: 'Le serveur à l’adresse {ip} se nomme {name}, et ce nom ne mène nulle part. Les messageries le vérifient, et se méfient d’un serveur dont le nom n’existe pas.',
      how: 'Publiez l’enregistrement ci-dessous : {name} mène alors à {ip}, le serveur qui porte ce nom.',
    },
  },
})

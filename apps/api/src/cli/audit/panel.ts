import type { Say } from '../../locales/say.ts'
import type { ToldAudit } from './told-audit.ts'

/** One line of the summary: what it is about, and what there is. */
export interface PanelRow {
  label: string
  value: string
  /** Of an allowed number, how much is used; null where nothing is counted. */
  used: { count: number; limit: number } | null
}

const MAX_LOOKUPS = 10 // RFC 7208 §4.6.4
const MAX_VOIDS = 2
const MAX_SHOWN = 6

const spfRow = ({ spf }: ToldAudit, say: Say): PanelRow => {
  const label = say('audit.spf')
  const { records, lookups, voids } = spf
  if (records === null) return { label, value: say('audit.open'), used: null }
  if (records.length !== 1)
    return { label, value: say(records.length === 0 ? 'audit.none' : 'audit.several'), used: null }
  if (lookups === null) return { label, value: say('audit.open'), used: null }
  const counted = say('audit.lookups', { count: lookups, limit: MAX_LOOKUPS })
  const empty = voids === null || voids === 0 ? '' : `, ${say('audit.voids', { count: voids, limit: MAX_VOIDS })}`
  return { label, value: counted + empty, used: { count: lookups, limit: MAX_LOOKUPS } }
}

const dkimRow = ({ dkim }: ToldAudit, say: Say): PanelRow => {
  const keys = dkim.slice(0, MAX_SHOWN).map(({ selector, bits, status }) => {
    const value = bits === null || status !== 'valid' ? say(`audit.key.${status}`) : say('audit.bits', { count: bits })
    return say('audit.key', { selector, value })
  })
  const more = dkim.length > MAX_SHOWN ? [`+${dkim.length - MAX_SHOWN}`] : []
  return { label: say('audit.dkim'), value: [...keys, ...more].join(', ') || say('audit.no-key'), used: null }
}

const dmarcRow = ({ dmarc, isDmarcKnown }: ToldAudit, say: Say): PanelRow => {
  const { policy, policyDomain } = dmarc
  const label = say('audit.dmarc')
  if (policy !== null && policyDomain !== null)
    return { label, value: say('audit.policy', { policy: `p=${policy}`, domain: policyDomain }), used: null }
  return { label, value: say(isDmarcKnown ? 'audit.none' : 'audit.open'), used: null }
}

const reportsRow = ({ reportTargets }: ToldAudit, say: Say): PanelRow => {
  const label = say('audit.reports')
  if (reportTargets === null) return { label, value: say('audit.open'), used: null }
  const targets = reportTargets
    .slice(0, MAX_SHOWN)
    .map(({ address, isRefused }) => (isRefused ? say('audit.refused-target', { address }) : address))
  return { label, value: targets.join(', ') || say('audit.nobody'), used: null }
}

/** The four lines that sum a domain up. */
export const panelRows = (told: ToldAudit, say: Say): PanelRow[] => [
  spfRow(told, say),
  dkimRow(told, say),
  dmarcRow(told, say),
  reportsRow(told, say),
]

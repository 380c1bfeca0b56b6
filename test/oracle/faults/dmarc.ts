import type { Random } from '../random.ts'
import { HOSTED_POLICY, REPORT_SERVICE } from '../world.ts'
import { alias, txt, type ZoneRecord } from '../zone-records.ts'

/** What a fault of DMARC is made from. */
export interface DmarcSituation {
  readonly domain: string
  /** Where reports go already; the last is somebody else’s service. */
  readonly reports: readonly string[]
  readonly random: Random
}

interface DmarcState {
  readonly records: readonly ZoneRecord[]
  /** Addresses that still have to receive reports afterwards. */
  readonly kept: readonly string[]
}

export const FOREIGN_REPORTS = `rua@${REPORT_SERVICE}`

/** A record at `_dmarc`; `{rua}` stands for the addresses. */
const at = (situation: DmarcSituation, ...texts: readonly string[]): DmarcState => {
  const rua = situation.reports.map((address) => `mailto:${address}`).join(',')
  const values = texts.map((text) => text.replace('{rua}', `rua=${rua}`))
  const isNamed = texts.some((text) => text.includes('{rua}'))
  return {
    records: values.map((value) => txt(`_dmarc.${situation.domain}`, value)),
    kept: isNamed ? situation.reports : [],
  }
}

const elsewhere = ({ reports }: DmarcSituation, name: string): DmarcState => ({
  records: [txt(name, `v=DMARC1; p=none; rua=mailto:${reports.join(',mailto:')}`)],
  kept: [],
})

/** By its name: what is published instead of one good record. */
export const DMARC_FAULTS: Readonly<Record<string, (situation: DmarcSituation) => DmarcState>> = {
  'dmarc: none': () => ({ records: [], kept: [] }),
  'dmarc: two records': (situation) => at(situation, 'v=DMARC1; p=none; {rua}', 'v=DMARC1; p=quarantine'),
  'dmarc: obsolete tags': (situation) =>
    at(
      situation,
      situation.random.pick([
        'v=DMARC1; p=none; pct=100; {rua}',
        'v=DMARC1; p=quarantine; pct=50; rf=afrf; ri=86400; {rua}',
        'v=DMARC1; p=none; ri=3600; {rua}; adkim=r',
      ]),
    ),
  'dmarc: at the root': (situation) => elsewhere(situation, situation.domain),
  'dmarc: name typed twice': (situation) => elsewhere(situation, `_dmarc.${situation.domain}.${situation.domain}`),
  'dmarc: without the underscore': (situation) => elsewhere(situation, `dmarc.${situation.domain}`),
  'dmarc: reject, nothing aligned': (situation) => at(situation, 'v=DMARC1; p=reject; {rua}'),
  'dmarc: strict alignment': (situation) => at(situation, 'v=DMARC1; p=quarantine; adkim=s; aspf=s; {rua}'),
  'dmarc: alias to a hosted policy': ({ domain }) => ({
    records: [alias(`_dmarc.${domain}`, HOSTED_POLICY)],
    kept: [],
  }),
  'dmarc: dangling alias': ({ domain }) => ({
    records: [alias(`_dmarc.${domain}`, 'dmarc.sender-gone.example')],
    kept: [],
  }),
  'dmarc: no policy': (situation) => at(situation, 'v=DMARC1; {rua}'),
  'dmarc: a policy that is none': (situation) => at(situation, 'v=DMARC1; p=monitor; {rua}'),
  'dmarc: another version': (situation) =>
    at(
      situation,
      situation.random.pick(['v=DMARC; p=none; {rua}', 'v=dmarc1; p=none; {rua}', 'DMARC1; p=none; {rua}']),
    ),
  'dmarc: policy before the version': (situation) => at(situation, 'p=none; v=DMARC1; {rua}'),
  'dmarc: commas between tags': (situation) => at(situation, 'v=DMARC1, p=none, {rua}'),
  'dmarc: between quotes': (situation) => at(situation, '"v=DMARC1; p=none; {rua}"'),
  'dmarc: report address without mailto': (situation) => ({
    ...at(situation, `v=DMARC1; p=none; rua=${situation.reports[0] ?? ''}`),
    kept: [],
  }),
}

/** One good record, of one kind or another. */
export const soundDmarc = (situation: DmarcSituation): DmarcState =>
  at(
    situation,
    situation.random.pick([
      'v=DMARC1; p=none; {rua}',
      'v=DMARC1; p=none; {rua}; np=reject',
      'v=DMARC1; p=quarantine; t=y; {rua}',
      'v=DMARC1; p=none; sp=quarantine; {rua}',
    ]),
  )

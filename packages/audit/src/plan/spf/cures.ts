/* Which checks would no longer fail: the checks themselves are asked, with the zone as it would be. */
import { CHECKS } from '../../checks/index.ts'
import { drawSpfTree } from '../../collect/spf-tree.ts'
import { type Evidence, known, mapFact } from '../../evidence.ts'
import { nameKey } from '../../resolver.ts'
import { runChecks } from '../../run.ts'
import { checkHost } from '../../spf/check-host.ts'
import { isLookAlike } from '../../spf/look-alike.ts'
import { isSpfRecord } from '../../spf/parse.ts'
import type { PlanContext, PlanEdit } from '../step.ts'
import { zoneAfter } from '../zone-after.ts'

const goneAt = (edits: readonly PlanEdit[], name: string): ReadonlySet<string> =>
  new Set(edits.filter((edit) => nameKey(edit.name) === name).flatMap(({ before }) => before))

const formsAfter = ({ formTexts, searchedPlaces }: Evidence, edits: readonly PlanEdit[], domain: string) => {
  const gone = goneAt(edits, domain)
  const added = edits
    .filter(({ name, type }) => nameKey(name) === domain && type === 'TXT')
    .flatMap(({ after }) => after)
  const changed = (records: readonly string[]) => [...records.filter((record) => !gone.has(record)), ...added]
  return {
    formTexts: mapFact(formTexts, (all) =>
      all.map((texts) =>
        texts.kind === 'spf' && nameKey(texts.name) === domain
          ? { ...texts, records: mapFact(texts.records, changed) }
          : texts,
      ),
    ),
    searchedPlaces: mapFact(searchedPlaces, (all) =>
      all.map((place) => {
        const goneThere = goneAt(edits, nameKey(place.name))
        const records = mapFact(place.records, (texts) => texts.filter((text) => !goneThere.has(text)))
        const isOwn = place.kind === 'spf' && nameKey(place.rightName) === domain
        return { ...place, records, isRightNameFilled: isOwn ? known(true) : place.isRightNameFilled }
      }),
    ),
  }
}

/** What the audit would have seen, had these edits of one SPF record been published. */
const evidenceAfter = async (context: PlanContext, edits: readonly PlanEdit[], size: number): Promise<Evidence> => {
  const { domain, evidence } = context
  const resolver = zoneAfter(context.resolver, edits)
  const message = evidence.message.known ? evidence.message.value : null
  const isJudged = evidence.spfCheck.known && evidence.spfCheck.value !== null && message?.ip
  const [txt, tree, check] = await Promise.all([
    resolver.query(domain, 'TXT'),
    drawSpfTree(resolver, domain),
    isJudged
      ? checkHost({
          ip: message.ip ?? '',
          mailFrom: message.mailFrom ?? `postmaster@${domain}`,
          helo: message.helo ?? '',
          resolver,
        })
      : null,
  ])
  const dropsObsolete = edits.some(({ type }) => type === 'SPF')
  return {
    ...evidence,
    ...formsAfter(evidence, edits, domain),
    spf: mapFact(tree, (node) => (node.state === 'found' ? node : null)),
    spfCheck: isJudged ? known(check) : evidence.spfCheck,
    spfRecords: mapFact(evidence.spfRecords, ({ obsolete }) => {
      const records = txt.known ? txt.value.records : []
      return {
        records: records.filter(isSpfRecord),
        lookAlikes: records.filter(isLookAlike),
        obsolete: dropsObsolete ? known([]) : obsolete,
        answerSize: size,
      }
    }),
  }
}

/** Ids of the checks that fail today, and would not with these edits of the SPF record. */
export const curesOf = async (
  context: PlanContext,
  edits: readonly PlanEdit[],
  size: number,
): Promise<readonly string[]> => {
  const failing = new Set(
    context.audit.findings.filter(({ status }) => status === 'fail').map(({ checkId }) => checkId),
  )
  const findings = runChecks(CHECKS, await evidenceAfter(context, edits, size))
  return findings
    .filter(({ checkId, status }) => failing.has(checkId) && (status === 'pass' || status === 'not-applicable'))
    .map(({ checkId }) => checkId)
}

/* Which checks would no longer fail: the checks themselves are asked, with the zone as it would be. */
import { CHECKS } from '../../checks/index.ts'
import { collectSpf } from '../../collect/spf.ts'
import { type Evidence, known, mapFact } from '../../evidence.ts'
import type { FormFacts } from '../../forms/facts.ts'
import { nameKey, withCache } from '../../resolver.ts'
import { runChecks } from '../../run.ts'
import type { PlanContext, PlanEdit } from '../step.ts'
import { zoneAfter } from '../zone-after.ts'

const goneAt = (edits: readonly PlanEdit[], name: string): ReadonlySet<string> =>
  new Set(edits.filter((edit) => nameKey(edit.name) === name).flatMap(({ before }) => before))

/** What stands at the places of SPF, without what goes and with what comes. */
const formsAfter = ({ formTexts, searchedPlaces }: Evidence, edits: readonly PlanEdit[], domain: string): FormFacts => {
  const gone = goneAt(edits, domain)
  const added = edits
    .filter(({ name, type }) => nameKey(name) === domain && type === 'TXT')
    .flatMap(({ after }) => after)
  const isOwn = (kind: string, name: string) => kind === 'spf' && nameKey(name) === domain
  return {
    formTexts: mapFact(formTexts, (all) =>
      all.map((texts) => {
        if (!isOwn(texts.kind, texts.name)) return texts
        const records = mapFact(texts.records, (found) => [...found.filter((text) => !gone.has(text)), ...added])
        return { ...texts, records }
      }),
    ),
    searchedPlaces: mapFact(searchedPlaces, (all) =>
      all.map((place) => {
        const goneThere = goneAt(edits, nameKey(place.name))
        const records = mapFact(place.records, (texts) => texts.filter((text) => !goneThere.has(text)))
        return isOwn(place.kind, place.rightName) ? { ...place, records, isRightNameFilled: known(true) } : place
      }),
    ),
  }
}

/** What the audit would have seen, had these edits of one SPF record been published. */
const evidenceAfter = async (context: PlanContext, edits: readonly PlanEdit[]): Promise<Evidence> => {
  const { domain, evidence } = context
  const spf = await collectSpf({
    domain,
    resolver: withCache(zoneAfter(context.resolver, edits)),
    message: evidence.message.known ? evidence.message.value : null,
    selectors: [],
    lists: [],
    askServer: null,
    fetchPolicy: null,
  })
  return { ...evidence, ...spf, ...formsAfter(evidence, edits, domain) }
}

/** Ids of the checks that fail today, and would not with these edits of the SPF record. */
export const curesOf = async (context: PlanContext, edits: readonly PlanEdit[]): Promise<readonly string[]> => {
  const failing = new Set(
    context.audit.findings.filter(({ status }) => status === 'fail').map(({ checkId }) => checkId),
  )
  const findings = runChecks(CHECKS, await evidenceAfter(context, edits))
  return findings
    .filter(({ checkId, status }) => failing.has(checkId) && (status === 'pass' || status === 'not-applicable'))
    .map(({ checkId }) => checkId)
}

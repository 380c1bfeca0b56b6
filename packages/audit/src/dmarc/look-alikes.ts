import type { DmarcDiscovery } from './discover.ts'

/** `v=dmarc1; …`, `v=DMARC1 p=none`, `DMARC1; …`: meant as DMARC records, which they are not. */
const MEANT = /^["'\s“”«]*(?:v\s*=\s*)?DMARC/i

/** Texts at the `_dmarc` name of the domain itself that somebody meant as a DMARC record, and receivers pass over. */
export const lookAlikes = ({ domain, steps }: Pick<DmarcDiscovery, 'domain' | 'steps'>): readonly string[] => {
  const own = steps.find((step) => step.domain === domain)
  return own?.answer.known ? own.answer.value.others.filter((text) => MEANT.test(text)) : []
}

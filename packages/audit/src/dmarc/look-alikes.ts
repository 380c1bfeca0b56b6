import type { DmarcDiscovery } from './discover.ts'

/** `v=dmarc1; …`, `v=DMARC1 p=none`, `DMARC1; …`: meant as DMARC records, which they are not. */
const MEANT = /^["'\s“”«]*(?:v\s*=\s*)?DMARC/i
/** `p=none; v=DMARC1`, `p=none; rua=mailto:…`: the version has to come first (RFC 9989 §4.7), and here it does not. */
const TAG_OF_ITS_OWN =
  /(?:^["'\s“”«]*|;\s{0,9})(?:v\s{0,9}=\s{0,9}DMARC1|p\s{0,9}=\s{0,9}(?:none|quarantine|reject))\b/i

/** Texts at the `_dmarc` name of the domain itself that somebody meant as a DMARC record, and receivers pass over. */
export const lookAlikes = ({ domain, steps }: Pick<DmarcDiscovery, 'domain' | 'steps'>): readonly string[] => {
  const own = steps.find((step) => step.domain === domain)
  return own?.answer.known
    ? own.answer.value.others.filter((text) => MEANT.test(text) || TAG_OF_ITS_OWN.test(text))
    : []
}

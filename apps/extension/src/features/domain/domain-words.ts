import { domain as en } from '../../locales/en.yml'
import { domain as fr } from '../../locales/fr.yml'
import { uiWords } from '../../locales/ui-locale.ts'
import type { CopyWords } from '../../ui/CopyButton.tsx'

export const domainWords = uiWords(en, fr)

/** What a button that copies says. */
export const copyWords = (): CopyWords => ({
  copy: domainWords('copy'),
  copied: domainWords('copied'),
  failed: domainWords('copy-failed'),
})

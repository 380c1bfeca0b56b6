import { checks as en } from '../../locales/en.yml'
import { checks as fr } from '../../locales/fr.yml'
import { uiWords } from '../../locales/ui-locale.ts'

const words = uiWords(en, fr)

const nameOf = (checkId: string): string => checkId.slice(checkId.indexOf('/') + 1)

/** The subject of a check in a few words; the tester’s own title for what we have no name for. */
export const checkName = (checkId: string, title: string): string => words.find(`name.${nameOf(checkId)}`) ?? title

/** What is wrong, in a few words; the tester’s own title for what we have no words for. */
export const faultHeading = (checkId: string, title: string): string => words.find(`fault.${nameOf(checkId)}`) ?? title

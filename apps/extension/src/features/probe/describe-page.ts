import type { TesterPage } from '../../testers/mail-tester/page.ts'

const MAX_IDS = 40

// The id of a test opens its result to anyone: whatever is spelled like one is left out.
const withoutTestIds = (text: string): string => text.replace(/[^/\s]*-[^/\s]*\d[^/\s]*/g, '…')

/**
 * What a page that was not understood is made of, as lines for whoever repairs the reader: its body, the ids of its
 * elements, what was missing. Nothing of the page’s text is in it, no address and no id of a test.
 */
export const describePage = (
  document: Document,
  { hostname, pathname }: Pick<Location, 'hostname' | 'pathname'>,
  page: TesterPage,
  missing: readonly string[],
  version: string,
): string => {
  const ids = [...document.querySelectorAll('[id]')].slice(0, MAX_IDS).map(({ id, tagName }) => `${tagName}#${id}`)
  return [
    `bienrecu: ${version}`,
    `page: ${hostname}${withoutTestIds(pathname)} ${document.documentElement.lang}`,
    `kind: ${page.kind}`,
    `ids: ${withoutTestIds(ids.join(' '))}`,
    `missing: ${missing.join(' ')}`,
  ].join('\n')
}

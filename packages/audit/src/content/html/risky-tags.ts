import type { HtmlFacts, RiskyTag } from '../evidence.ts'

/** Those of the elements that the HTML contains, with their number where there are several: `iframe (3)`. */
export const tagsIn = ({ riskyTags }: HtmlFacts, tags: readonly RiskyTag[]): string[] =>
  tags.flatMap((tag) => {
    const count = riskyTags[tag] ?? 0
    if (count === 0) return []
    return [count === 1 ? tag : `${tag} (${count})`]
  })

/** What French typography asks of a sentence (Lexique des règles typographiques): each fault by name, with its surroundings. */
const RULES: readonly { name: string; pattern: RegExp }[] = [
  { name: 'straight apostrophe', pattern: /\p{L}'\p{L}/u },
  { name: 'no no-break space before a colon', pattern: /\p{L} ?:(?=\s|$)/u },
  { name: 'no narrow no-break space before ; ! ?', pattern: /[\p{L}\d)»}] ?[;!?](?=\s|$)/u },
  { name: 'no no-break space inside guillemets', pattern: /«(?!\u00a0)|(?<!\u00a0)»/u },
  { name: 'straight quotation mark', pattern: /"/u },
  { name: 'three dots instead of an ellipsis', pattern: /\.\.\./u },
]

// Addresses, variables, flags and code keep the signs that their own grammar gives them.
const CODE = /https?:\S+|\w+=\S*|`[^`]*`|BIENRECU_\w+|--?[a-z][\w-]*|\{\w+\}/g

/** Names the faults in one French sentence; an empty list when there is none. */
export const frenchFaults = (sentence: string): string[] => {
  const prose = sentence.replace(CODE, 'x')
  return RULES.flatMap(({ name, pattern }) => {
    const match = pattern.exec(prose)
    return match ? [`${name}: …${prose.slice(Math.max(0, match.index - 12), match.index + 12)}…`] : []
  })
}

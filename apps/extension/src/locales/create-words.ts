import type { Locale } from '@bienrecu/shared'

export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>
export type Message = string | Plural
export type Section = Record<string, Message>
export type Values = Record<string, string | number>

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type Needed<M> = M extends { other: infer Text } ? 'count' | Names<Text> : Names<M>
type Arguments<M> = M extends Message
  ? [Needed<M>] extends [never]
    ? []
    : [values: { [Name in Needed<M>]: Name extends 'count' ? number : string | number }]
  : never

export interface Words<S extends Section> {
  /** The text of a key; values fill its `{placeholders}`, `count` chooses its plural form. Numbers follow the locale. */
  <Key extends keyof S>(key: Key, ...values: Arguments<S[Key]>): string
  /** The same for a key known only at run time; null when there is no such text. */
  find: (key: string, values?: Values) => string | null
}

const choose = (message: Message, values: Values, locale: Locale): string => {
  if (typeof message === 'string') return message
  return message[new Intl.PluralRules(locale).select(Number(values.count))] ?? message.other
}

const fill = (text: string, values: Values, locale: Locale): string =>
  text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name]
    if (value === undefined) return placeholder
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value
  })

/**
 * Words of one section, in the language that `locale` names at each call. English gives the type, French has the same
 * keys (the compiler sees to it) and the same placeholders (locales.test.ts does).
 */
export const createWords = <S extends Section>(
  en: S,
  fr: { [Key in keyof S]: Message },
  locale: () => Locale,
): Words<S> => {
  const find = (key: string, values: Values = {}): string | null => {
    const language = locale()
    const section: Section = language === 'fr' ? fr : en
    const message = Object.hasOwn(section, key) ? section[key] : undefined
    return message === undefined ? null : fill(choose(message, values, language), values, language)
  }
  const words = (key: keyof S, values?: Values) => find(String(key), values) ?? String(key)
  return Object.assign(words, { find })
}

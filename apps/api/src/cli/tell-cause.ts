import type { FailureCause, Locale } from '@bienrecu/shared'
import type { Terminal } from './terminal.ts'

/** A cause in one language. */
export type ToldCause = Omit<FailureCause, 'text' | 'fix'> & { text: string; fix: string | null }

/** A cause for a program to read, its sentences in the language of the command. */
export const toldCause = (cause: FailureCause, locale: Locale): ToldCause => ({
  ...cause,
  text: cause.text[locale],
  fix: cause.fix?.[locale] ?? null,
})

/** A cause for people: what it is, who can repair it, how, and where that is explained. */
export const causeLines = (cause: FailureCause, { say, locale }: Terminal): string[] => {
  const { text, fix, url, isCertain, actor } = toldCause(cause, locale)
  return [
    isCertain ? text : say('cause.likely', { value: text }),
    say('cause.actor', { value: say(`cause.actor.${actor}`) }),
    ...(fix === null ? [] : [say('cause.fix', { value: fix })]),
    ...(url === null ? [] : [say('cause.url', { value: url })]),
  ]
}

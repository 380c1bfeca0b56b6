import type { Locale } from '@bienrecu/shared'
import { AppError } from '../../app-error.ts'
import type { Deps } from '../../app.ts'
import type { Dress } from '../../own-messages/dress-message.ts'
import { signMime } from '../../probes/quote-message/mime-composer.ts'
import { WORDS } from '../../probes/quote-message/words.ts'
import { PRACTICE_SELECTOR, practiceDomain } from './practice-domain.ts'
import { practiceKey } from './practice-key.ts'

/** The sender bears a name in the language of the message. */
export const dressForPractice = (dress: Dress, locale: Locale): Dress => ({
  ...dress,
  from: { ...dress.from, name: WORDS[locale].practiceSender },
})

/** Signs a message of the practice domain: there is no other server on its way that could. Rejects with `tester-off`. */
export const signForPractice = async (
  deps: Pick<Deps, 'config' | 'database' | 'vault'>,
  message: Buffer,
): Promise<Buffer> => {
  const { tester } = deps.config
  if (tester === null) throw new AppError('tester-off')
  const { privateKey } = await practiceKey(deps)
  return signMime(message, { domain: practiceDomain(tester.domain), selector: PRACTICE_SELECTOR, privateKey })
}

import type { ScoreFormat } from '@bienrecu/shared'
import type { ToldFailure } from '../../messaging/answers.ts'
import { send } from '../../messaging/send.ts'
import type { ScoreFilter } from '../../api/score-requests.ts'

const SOON = 10_000 // ms: by then the browser has read it

/** Saves the scores as a file, under the name that the API gives it. Null when it worked. */
export const exportScores = async (format: ScoreFormat, filter: ScoreFilter): Promise<ToldFailure | null> => {
  const answer = await send('scores/export', { format, ...filter })
  if (!answer.ok) return answer
  const { fileName, mediaType, text } = answer.value
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }))
  const link = Object.assign(document.createElement('a'), { href: url, download: fileName })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), SOON)
  return null
}

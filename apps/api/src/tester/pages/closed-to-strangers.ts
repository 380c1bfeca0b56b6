import type { Context } from 'hono'
import type { Env } from '../../http/env.ts'

/** Tests are opened by whoever runs the tester: a page that says how. */
export const closedToStrangers = async (c: Context<Env>, publicUrl: string): Promise<Response> => {
  const [{ answerPage, placeOf }, { closedPage }] = await Promise.all([
    import('./answer.ts'),
    import('./small-pages.ts'),
  ])
  const place = placeOf(c, publicUrl)
  const page = { title: place.say('home.closed.title'), path: '/t', isOpen: false }
  return answerPage(c, place, closedPage(place, page, place.say('home.closed.text')), 403)
}

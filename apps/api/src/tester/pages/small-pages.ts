import { html } from 'hono/html'
import type { Html } from '../../pages/layout.ts'
import { headPart, linkTo, type Place, testerPage } from './document.ts'

interface SmallPage {
  readonly title: string
  readonly path: string
  /** Whether there is a way to a new test. */
  readonly isOpen: boolean
}

const smallPage = (place: Place, { title, path, isOpen }: SmallPage, body: Html): Html =>
  testerPage(
    place,
    { title },
    html`<div class="tester">
      ${headPart(place, path, isOpen ? linkTo(place, '/t') : null)}
      <main>
        <h1>${title}</h1>
        ${body}
      </main>
    </div>`,
  )

/** A page that says why there is nothing to see. */
export const closedPage = (place: Place, page: SmallPage, sentence: string): Html =>
  smallPage(
    place,
    page,
    html`<p>${sentence}</p>
      ${
        page.isOpen
          ? html`<div class="actions">
              <a class="button" href="${linkTo(place, '/t')}">${place.say('closed.back')}</a>
            </div>`
          : ''
      }`,
  )

/** Asks once more before a result is deleted. */
export const deletePage = (place: Place, token: string): Html => {
  const { say } = place
  const path = `/t/${token}/delete`
  return smallPage(
    place,
    { title: say('delete.title'), path, isOpen: true },
    html`<p>${say('delete.text')}</p>
      <form method="post" action="${linkTo(place, path)}" class="actions">
        <button class="button danger">${say('delete.button')}</button>
        <a class="button quiet" href="${linkTo(place, `/t/${token}`)}">${say('delete.back')}</a>
      </form>`,
  )
}

/** What is left of a result. */
export const deletedPage = (place: Place): Html => {
  const { say } = place
  return closedPage(place, { title: say('delete.done.title'), path: '/t', isOpen: true }, say('delete.done.text'))
}

/** The link for others, shown once: only its hash is kept. */
export const sharedPage = (place: Place, token: string, link: { url: string; expiresAt: number }): Html => {
  const { say } = place
  return smallPage(
    place,
    { title: say('share.title'), path: `/t/${token}`, isOpen: true },
    html`<p>${say('share.text', { time: say.time(link.expiresAt) })}</p>
      <section class="card address">
        <div class="address-row">
          <input id="link" data-testid="share-link" value="${link.url}" readonly aria-label="${say('share.link')}" />
          <button
            type="button"
            class="button"
            data-copy="link"
            data-done="${say('home.copied')}"
            data-needs-script
            hidden
          >
            ${say('home.copy')}
          </button>
        </div>
      </section>
      <p><a href="${linkTo(place, `/t/${token}`)}">${say('share.back')}</a></p>`,
  )
}

/** The link for others opens nothing any more. */
export const withdrawnPage = (place: Place, token: string): Html => {
  const { say } = place
  return smallPage(
    place,
    { title: say('share.withdrawn.title'), path: `/t/${token}`, isOpen: true },
    html`<p>${say('share.withdrawn.text')}</p>
      <p><a href="${linkTo(place, `/t/${token}`)}">${say('share.back')}</a></p>`,
  )
}

import { html } from 'hono/html'
import type { Html } from '../../pages/layout.ts'
import { linkTo, type Place } from './document.ts'
import type { TesterSay, TesterWord } from './say-tester.ts'

const field = (name: string, label: TesterWord, example: string, say: TesterSay): Html =>
  html`<div class="field">
    <label for="file-${name}">${say(label)}</label>
    <input
      id="file-${name}"
      name="${name}"
      placeholder="${example}"
      maxlength="320"
      autocomplete="off"
      spellcheck="false"
    />
  </div>`

const envelopePart = (say: TesterSay): Html =>
  html`<details>
    <summary>${say('file.envelope')}</summary>
    <p class="hint">${say('file.envelope-hint')}</p>
    ${field('ip', 'file.ip', '192.0.2.25', say)} ${field('helo', 'file.helo', 'mail.example.org', say)}
    ${field('mailFrom', 'file.mail-from', 'retour@example.org', say)}
  </details>`

const howPart = (say: TesterSay): Html =>
  html`<details>
    <summary>${say('file.how')}</summary>
    <ul>
      <li>${say('file.how.gmail')}</li>
      <li>${say('file.how.thunderbird')}</li>
      <li>${say('file.how.apple')}</li>
    </ul>
  </details>`

/** A message that is there already: dropped, chosen or pasted. */
export const filePart = (place: Place, maxMegabytes: number): Html => {
  const { say } = place
  return html`<section class="card drop" aria-labelledby="file-title">
    <h2 id="file-title">${say('file.title')}</h2>
    <p>${say('file.text')}</p>
    <form method="post" action="${linkTo(place, '/t/file')}" enctype="multipart/form-data">
      <div class="field">
        <label for="file-file">${say('file.choose')}</label>
        <input id="file-file" type="file" name="file" accept=".eml,.txt,message/rfc822" data-drop />
        <span class="hint">${say('file.limit', { max: maxMegabytes })}</span>
      </div>
      <div class="field">
        <label for="file-source">${say('file.paste')}</label>
        <textarea
          id="file-source"
          name="source"
          spellcheck="false"
          autocomplete="off"
          aria-describedby="paste-hint"
        ></textarea>
        <span class="hint" id="paste-hint">${say('file.paste-hint')}</span>
      </div>
      ${envelopePart(say)} ${howPart(say)}
      <div class="actions"><button class="button">${say('file.button')}</button></div>
    </form>
  </section>`
}

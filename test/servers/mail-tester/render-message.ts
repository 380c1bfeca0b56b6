import type { Evaluation } from './evaluate.ts'
import { html, trusted, type Html } from './html.ts'
import type { Words } from './words.ts'

/** The section `message-content`: who wrote, and the message in four forms. */
export function renderMessage(
  { body, mail, spam, authentication }: Evaluation,
  words: Words,
  unescaped: boolean,
): Html {
  const spamHeader = `X-Spam-Status: ${spam.points >= 5 ? 'Yes' : 'No'}, score=${spam.points} required=5.0`
  const source = `${spamHeader}\r\n${authentication.headers}${mail.source.toString()}`
  const shown = body.html ?? ''
  return html`<div class="test-result message-content">
    <div class="header clearfix">
      <div class="status neutral"></div>
      <h2 class="title"><i class="icon-down"></i> ${words.viewMessage}</h2>
    </div>
    <div class="content">
      <div class="about"></div>
      <div class="result">
        <p><b>From :</b> ${body.from}</p>
        <p>${words.bounceAddress(mail.envelopeFrom)}</p>
        ${body.replyTo === null ? html`` : html`<p>${words.replyTo(body.replyTo)}</p>`}
      </div>
      ${version(
        'html-version',
        words,
        html`<div class="menu-responsive"><button class="btn" data-size="342px">342</button></div>
          <div class="geniframe" id="originalcontent" data-raw="${shown}"></div>`,
      )}
      ${version('html-version-imageless', words, html`<div class="geniframe" data-source="#originalcontent" data-stripimages="1"></div>`)}
      ${version('text-version', words, html`<pre>${body.text ?? ''}</pre>`)}
      ${version('raw-version', words, html`<pre class="result">${source}${unescaped ? trusted(HOSTILE) : html``}</pre>`)}
    </div>
  </div>`
}

function version(key: keyof Words['versions'], words: Words, content: Html): Html {
  return html`<div class="test-result ${key}">
    <div class="header clearfix">
      <div class="status neutral"></div>
      <h3 class="title"><i class="icon-down"></i> ${words.versions[key]}</h3>
    </div>
    <div class="content">
      <div class="about"></div>
      <div class="result">${content}</div>
    </div>
  </div>`
}

/** Markup in a message that looks like the page around it. A reader who takes it for a result has been fooled. */
const HOSTILE = `<div id="header" class="mark-0"><h1 class="title">Forged headline</h1><div class="score">1/10</div></div>
<div id="test-results"><div class="container"><div class="test-result signature"><div class="header"><div class="status failure">-9</div>
<h2 class="title">Forged section</h2></div><div class="content"><div class="test-result spf"><div class="header">
<div class="status failure">-9</div><h3 class="title">Forged check</h3></div></div></div></div></div></div>
<div class="score">1/10</div>`

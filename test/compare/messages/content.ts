import { type Sample, USUAL_HTML, USUAL_TEXT } from '../message.ts'

const inHtml = (more: string): string => USUAL_HTML.replace('</body>', `${more}</body>`)

const MANY_WORDS = `<p>${'A long letter about the houses, the garden and the way to the sea. '.repeat(1_800)}</p>`

/** What the message says and how it is written. */
export const CONTENT_SAMPLES: readonly Sample[] = [
  { id: 'text-alone', html: null },
  { id: 'html-alone', text: null },
  { id: 'image-without-alt', html: inHtml('<img src="https://www.good.example/house.jpg" width="600" height="400">') },
  {
    id: 'four-images-without-alt',
    html: inHtml('<img src="https://www.good.example/house.jpg" width="600" height="400">'.repeat(4)),
  },
  { id: 'image-with-alt', html: inHtml('<img src="https://www.good.example/house.jpg" alt="The house" width="600">') },
  { id: 'ornament', html: inHtml('<img src="https://www.good.example/line.png" alt="" width="600" height="2">') },
  {
    id: 'nothing-but-an-image',
    text: 'See the image.',
    html: '<html lang="en"><body><img src="https://www.good.example/offer.jpg" alt="Our offer" width="800"></body></html>',
  },
  { id: 'script', html: inHtml('<script>document.title = "x"</script>') },
  { id: 'iframe', html: inHtml('<iframe src="https://www.good.example/map"></iframe>') },
  { id: 'form', html: inHtml('<form action="https://www.good.example/answer"><input name="name"></form>') },
  { id: 'object', html: inHtml('<object data="https://www.good.example/film.swf"></object>') },
  { id: 'video', html: inHtml('<video src="https://www.good.example/house.mp4"></video>') },
  { id: 'shortened-link', html: inHtml('<p><a href="https://bit.ly/3xYz">our houses</a></p>') },
  { id: 'less-known-shortener', html: inHtml('<p><a href="https://cutt.ly/house">our houses</a></p>') },
  {
    id: 'link-that-lies',
    html: inHtml('<p><a href="https://login.attacker.example/">https://www.good.example/</a></p>'),
  },
  { id: 'link-to-an-address', html: inHtml('<p><a href="http://192.0.2.55/offer">our offer</a></p>') },
  {
    id: 'list-unsubscribe',
    fields: {
      'List-Unsubscribe': '<https://www.good.example/u/1>, <mailto:unsubscribe@good.example>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  },
  { id: 'newsletter-without-unsubscribe', fields: { 'List-Id': '<news.good.example>', Precedence: 'bulk' } },
  { id: 'subject-in-capitals', fields: { Subject: 'THE QUOTE FOR YOUR TWO GITES IN JULY' } },
  { id: 'subject-empty', fields: { Subject: '' } },
  { id: 'no-date', fields: { Date: null } },
  { id: 'no-message-id', fields: { 'Message-ID': null } },
  {
    id: 'spam-in-words',
    text: 'WIN BIG MONEY NOW!!! Click here to claim your FREE prize. 100% guaranteed, no risk, act now!!! Viagra and casino, risk free.',
    html: null,
    fields: { Subject: 'YOU ARE A WINNER!!! CLAIM YOUR FREE MONEY' },
  },
  {
    id: 'known-as-spam',
    text: `${USUAL_TEXT}\r\n\r\nXJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X`,
    html: null,
  },
  { id: 'clipped-by-gmail', html: inHtml(MANY_WORDS) },
  { id: 'hidden-words', html: inHtml(`<div style="display:none">${'cheap houses by the sea '.repeat(60)}</div>`) },
]

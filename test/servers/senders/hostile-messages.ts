import { gzipSync } from 'node:zlib'

const MEGABYTE = 1024 * 1024

const FIELDS = [
  'From: Isabelle Martin <isabelle@example.org>',
  'To: test@tests.example.net',
  `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
  'Message-ID: <hostile@example.org>',
  'MIME-Version: 1.0',
]

/** A message with the usual fields, then these, then a body; each character is an octet. */
const message = (fields: readonly string[], body: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`${[...FIELDS, ...fields].join('\r\n')}\r\n\r\n`, 'latin1'),
    typeof body === 'string' ? Buffer.from(body, 'latin1') : body,
  ])

const multipart = (boundary: string): string => `Content-Type: multipart/mixed; boundary="${boundary}"`

const nested = (levels: number): string =>
  Array.from({ length: levels }, (_, at) => `--b${at}\r\n${multipart(`b${at + 1}`)}\r\n\r\n`).join('')

const manyParts = (count: number): string =>
  `${'--b\r\nContent-Type: text/plain; name="part.txt"\r\nContent-Disposition: attachment\r\n\r\nHello.\r\n'.repeat(count)}--b--\r\n`

const inLines = (base64: string): string => base64.replaceAll(/.{76}/g, '$&\r\n')

/** A large body that decodes to larger tags and to a file of zeros: nobody is to unpack it. */
const bomb = (): string => {
  const html = Buffer.from('<div><b>'.repeat(MEGABYTE), 'utf16le').toString('base64')
  const zeros = gzipSync(Buffer.alloc(100 * MEGABYTE)).toString('base64')
  const htmlPart = `--b\r\nContent-Type: text/html; charset=utf-16le\r\nContent-Transfer-Encoding: base64\r\n\r\n${inLines(html)}`
  const filePart = `--b\r\nContent-Type: application/gzip; name="zeros.gz"\r\nContent-Transfer-Encoding: base64\r\n\r\n${inLines(zeros)}`
  return `${htmlPart}\r\n${filePart}\r\n--b--\r\n`
}

/** What ends a message for some servers and not for others, each time with a second message behind it. */
const smuggled = (to: string): string =>
  ['\n.\n', '\r.\r', '\n.\r\n', '\r\n.\n', '\r\n.\r']
    .map(
      (end) => `Hello.${end}MAIL FROM:<evil@example.org>\r\nRCPT TO:<${to}>\r\nDATA\r\nSubject: smuggled\r\n\r\nEvil.`,
    )
    .join('\r\n')

const BROKEN_BOUNDARIES = [
  '--other--',
  '--b',
  'Content-Type: multipart/alternative; boundary=b',
  '',
  '--b--',
  '--b',
  multipart('.*+?^${}()|[]'),
  '',
  '--.*+?^${}()|[]--x',
  '--b',
  'Content-Type: text/plain; boundary=b; charset="',
  '',
  'No end',
].join('\r\n')

/** Addresses in every place of which a reader might think that they should be fetched. */
const phoningHome = (trap: string): { fields: string[]; html: string } => ({
  fields: [
    `List-Unsubscribe: <${trap}/unsubscribe>`,
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    `List-Archive: <${trap}/archive>`,
    `BIMI-Location: v=BIMI1; l=${trap}/logo.svg; a=${trap}/logo.pem`,
    `X-Image-URL: ${trap}/face.png`,
    `Content-Location: ${trap}/here`,
    'Content-Type: text/html; charset=utf-8',
  ],
  html: [
    `<!DOCTYPE html SYSTEM "${trap}/html.dtd" [<!ENTITY x SYSTEM "${trap}/entity">]>`,
    `<html manifest="${trap}/manifest"><head><base href="${trap}/">`,
    `<meta http-equiv="refresh" content="0;url=${trap}/refresh"><link rel="stylesheet prefetch" href="${trap}/a.css">`,
    `<style>@import url(${trap}/b.css); @font-face { src: url(${trap}/font) }</style></head>`,
    `<body background="${trap}/body.png" onload="fetch('${trap}/load')">&x;`,
    `<img src="${trap}/pixel.gif" srcset="${trap}/2x.gif 2x" alt=""><a href="${trap}/link" ping="${trap}/ping">here</a>`,
    `<iframe srcdoc="<img src='${trap}/doc'>"></iframe><object data="${trap}/o"></object><embed src="${trap}/e">`,
    `<video poster="${trap}/p"><source src="${trap}/v"></video><svg><image href="${trap}/i"/><use href="${trap}/u"/></svg>`,
    `<form action="${trap}/form"><input type="image" src="${trap}/button"></form>`,
    `<script src="${trap}/s.js"></script></iframe></body></html><p style="background:url(${trap}/bg)">`,
  ].join('\r\n'),
})

/** A message, and the finding by which its report tells what is wrong. */
interface HostileMessage {
  readonly finding: string
  readonly source: () => Buffer
}

/** Messages by what is wrong with them. `trap`: the address of a server that nobody may ask. `other`: a test that gets none. */
export const hostileMessages = ({ trap, other }: { trap: string; other: string }): Record<string, HostileMessage> => ({
  'a million fields': {
    finding: 'headers/too-large',
    source: () => message([...Array<string>(1_000_000).fill('X-N: 1'), 'Subject: many'], 'Hello.'),
  },
  'a field of five megabytes': {
    finding: 'headers/line-too-long',
    source: () => message([`Subject: ${'many words '.repeat(MEGABYTE / 2)}`], 'Hello.'),
  },
  'ten thousand multiparts inside each other': {
    finding: 'mime/nested-too-deep',
    source: () => message([multipart('b0')], nested(10_000)),
  },
  'ten thousand parts': { finding: 'mime/too-many-parts', source: () => message([multipart('b')], manyParts(10_000)) },
  'encodings that unfold': { finding: 'html/broken-markup', source: () => message([multipart('b')], bomb()) },
  'null bytes': {
    finding: 'headers/null-bytes',
    source: () => message(['Subject: nu\0ll', 'Content-Type: text/html\0'], `<p>nu\0ll</p>${'\0'.repeat(MEGABYTE)}`),
  },
  'a line of twenty megabytes': {
    finding: 'headers/line-too-long',
    source: () => message(['Subject: endless'], Buffer.alloc(20 * MEGABYTE, 'x')),
  },
  'bare line feeds and smuggled commands': {
    finding: 'headers/bare-line-breaks',
    source: () => message(['Subject: smuggler'], smuggled(other)),
  },
  'broken boundaries': { finding: 'mime/boundary-missing', source: () => message([multipart('b')], BROKEN_BOUNDARIES) },
  'eight bits in its fields': {
    finding: 'headers/eight-bit',
    source: () => message(['Subject: d\xe9j\xe0 vu \xff\xfe', 'X-\xe9: \xf0\x9f\x92'], '\xe9t\xe9 \xc3'),
  },
  'twenty megabytes of tags': {
    finding: 'html/broken-markup',
    source: () => message(['Content-Type: text/html'], '<a href="//x">'.repeat(1_400_000)),
  },
  'two thousand encoded words': {
    finding: 'subject/garbled',
    source: () => message([`Subject: ${'=?utf-8?B?4oKs?= =?x?Q?=?= '.repeat(2_000)}`], 'Hello.'),
  },
  'a thousand signatures': {
    finding: 'dkim/signature-invalid',
    source: () =>
      message(
        Array.from(
          { length: 1_000 },
          (_, at) => `DKIM-Signature: v=1; a=rsa-sha256; d=d${at}.example.org; s=s; h=from; bh=eA==; b=eA==`,
        ),
        'Hello.',
      ),
  },
  'HTML that phones home': {
    finding: 'html/script',
    source: () => {
      const { fields, html } = phoningHome(trap)
      return message(fields, html)
    },
  },
  'nothing but line ends': { finding: 'headers/from-missing', source: () => Buffer.from('\r\n'.repeat(1_000)) },
})

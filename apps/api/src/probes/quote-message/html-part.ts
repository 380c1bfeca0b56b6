import type { LabelledAmount, Letter } from './write-letter.ts'

/*
 * Read by programs that know little CSS: one table, styles inline. No colour is set but that of the rules, a grey seen
 * on white and on black alike, so that a reader’s dark mode is free to choose text and background. No image, no link.
 */
const FONT = 'font-family:Arial,sans-serif;font-size:16px;line-height:1.5'
const RULE = ' style="border-bottom:1px solid #888"'

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`

const headRow = ({ label, amount }: LabelledAmount): string[] => [
  '<tr>',
  `<th scope="col" align="left"${RULE}>${escapeHtml(label)}</th>`,
  `<th scope="col" align="right"${RULE}>${escapeHtml(amount)}</th>`,
  '</tr>',
]

const row = ({ label, amount }: LabelledAmount, attributes = ''): string[] => [
  '<tr>',
  `<td${attributes}>${escapeHtml(label)}</td>`,
  `<td align="right"${attributes}>${escapeHtml(amount)}</td>`,
  '</tr>',
]

const totalRow = ({ label, amount }: LabelledAmount): string[] => [
  '<tr>',
  `<td><b>${escapeHtml(label)}</b></td>`,
  `<td align="right"><b>${escapeHtml(amount)}</b></td>`,
  '</tr>',
]

/** The letter as an HTML document; every word of it is escaped. */
export const htmlPart = (letter: Letter): string =>
  [
    '<!doctype html>',
    `<html lang="${letter.locale}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(letter.subject)}</title>`,
    '</head>',
    '<body>',
    // Web mail keeps what is inside the body only: the language is said again.
    `<div lang="${letter.locale}" style="max-width:600px;${FONT}">`,
    ...letter.opening.map(paragraph),
    `<table cellspacing="0" cellpadding="6" width="100%" style="${FONT}">`,
    ...headRow(letter.heading),
    ...letter.items.flatMap((item) => row(item, RULE)),
    ...letter.sums.flatMap((sum) => row(sum)),
    ...totalRow(letter.total),
    '</table>',
    ...letter.ending.map(paragraph),
    `<p>${escapeHtml(letter.closing)}<br>${escapeHtml(letter.signature)}</p>`,
    '</div>',
    '</body>',
    '</html>',
  ].join('\r\n')

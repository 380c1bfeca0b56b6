/* The `style` of an element as it may be shown: properties that place and colour text, values that name nothing outside. */
import { readStyle } from './inline-style.ts'

const PROPERTIES = new Set([
  'background-color',
  'border',
  'border-collapse',
  'border-color',
  'border-radius',
  'border-spacing',
  'border-style',
  'border-width',
  'clear',
  'color',
  'direction',
  'display',
  'float',
  'font',
  'font-family',
  'font-size',
  'font-style',
  'font-variant',
  'font-weight',
  'height',
  'letter-spacing',
  'line-height',
  'list-style-type',
  'margin',
  'max-height',
  'max-width',
  'min-height',
  'min-width',
  'opacity',
  'overflow',
  'padding',
  'table-layout',
  'text-align',
  'text-decoration',
  'text-indent',
  'text-transform',
  'vertical-align',
  'visibility',
  'white-space',
  'width',
  'word-break',
  'word-spacing',
  'word-wrap',
])
const SIDES = /^(?:border|margin|padding)-(?:top|right|bottom|left)(?:-(?:color|style|width))?$/
const COLOUR_FUNCTION = /\b(?:rgb|hsl)a?\([\d .,%/]{1,60}\)/g
/** No bracket, colon, slash or backslash: nothing that could be a function, an address or an escape. */
const PLAIN = /^[\w #%.,+'"-]*$/
const MAX_VALUE = 300

const isPlain = (value: string): boolean =>
  value.length <= MAX_VALUE && PLAIN.test(value.replace(COLOUR_FUNCTION, '').replace(/\s/g, ' '))

/** What is left of a style; empty when nothing is. `background` is kept where it is a colour alone. */
export const cleanStyle = (style: string): string => {
  const kept: string[] = []
  for (const [name, value] of readStyle(style)) {
    const property = name === 'background' ? 'background-color' : name
    if ((PROPERTIES.has(property) || SIDES.test(property)) && isPlain(value)) kept.push(`${property}:${value}`)
  }
  return kept.join(';')
}

import type { ReportSection, SectionStatus } from '@bienrecu/shared'
import { proseOf } from './element-prose.ts'
import { parsePoints } from './numbers.ts'
import { joinProse, oneLine, type Prose } from './prose.ts'
import { MESSAGE_PARTS } from './section-keys.ts'
import { CHECK, RESULT } from './selectors.ts'

const MAX_SECTIONS = 20
const MAX_SUB_TESTS = 40
const MAX_DEPTH = 4
const MAX_BLOCKS = 200
const MAX_PARTS = 10
// For all checks together: many times a usual result, and well within what the API takes.
const MAX_CHARACTERS = 200_000

export interface SectionReading {
  sections: ReportSection[]
  /** The `.content` of a section or sub-test, by key: what is read from it further is read inside it. */
  contents: Map<string, Element>
  prose: Map<string, Prose>
  missing: string[]
  blocks: number
  charactersLeft: number
}

const childrenOf = (parent: Element, className: string): Element[] =>
  [...parent.children].filter((child) => child.classList.contains(className))

const KEY = /^[a-z0-9-]{1,64}$/
const LAYOUT = /^(?:test-result|open(?:ed)?|clearfix|[mp][tblrxy]?-\d)$/

const keyOf = (block: Element): string =>
  [...block.classList].map((name) => name.toLowerCase()).find((name) => KEY.test(name) && !LAYOUT.test(name)) ??
  'unnamed'

const STATUSES: readonly SectionStatus[] = ['success', 'warning', 'failure', 'neutral']

interface Judgement {
  status: SectionStatus
  points: number | null
  isLegible: boolean
}

const judgementOf = (header: Element | undefined): Judgement => {
  const element = header?.querySelector(`.${CHECK.status}`)
  const status = STATUSES.find((name) => element?.classList.contains(name))
  const text = oneLine(element?.textContent ?? '', 50)
  // A tick in place of a number: nothing is taken away, whatever the colour says.
  const hasTick = element?.classList.contains(CHECK.noDeduction) === true && !/\d/.test(text)
  const points = hasTick ? 0 : parsePoints(text)
  return { status: status ?? 'neutral', points, isLegible: status !== undefined && (points !== null || text === '') }
}

const readParts = (content: Element, className: string, reading: SectionReading): Prose => {
  const { text, quotes } = joinProse(childrenOf(content, className).slice(0, MAX_PARTS).map(proseOf))
  const kept = text.slice(0, reading.charactersLeft)
  reading.charactersLeft -= kept.length
  return { text: kept, quotes }
}

const readBlock = (block: Element, reading: SectionReading, depth: number): ReportSection => {
  reading.blocks++
  const key = keyOf(block)
  const [header] = childrenOf(block, CHECK.header)
  const [content] = childrenOf(block, CHECK.content)
  const isMessagePart = MESSAGE_PARTS.includes(key)
  const { status, points, isLegible } = judgementOf(header)
  if (!isLegible && !isMessagePart) reading.missing.push(`status:${key}`)
  const title = oneLine(header?.querySelector(`.${CHECK.title}`)?.textContent ?? '')
  if (content && !reading.contents.has(key)) reading.contents.set(key, content)
  // Parts of the message are listed and not entered: below them, markup is the sender’s.
  if (!content || isMessagePart) return { key, title, status, points, about: '', result: '', sections: [] }
  const about = readParts(content, CHECK.about, reading)
  const result = readParts(content, CHECK.result, reading)
  if (!reading.prose.has(key)) reading.prose.set(key, result)
  const nested = depth < MAX_DEPTH ? childrenOf(content, CHECK.block).slice(0, MAX_SUB_TESTS) : []
  const sections = nested.flatMap((child) =>
    reading.blocks < MAX_BLOCKS ? [readBlock(child, reading, depth + 1)] : [],
  )
  return { key, title, status, points, about: about.text, result: result.text, sections }
}

/**
 * Reads every check of a result page: the direct children of the results’ container, and within each only the
 * skeleton (header, content, nested checks). Whatever else carries these classes is content of the message.
 */
export const readSections = (document: Document): SectionReading => {
  const reading: SectionReading = {
    sections: [],
    contents: new Map(),
    prose: new Map(),
    missing: [],
    blocks: 0,
    charactersLeft: MAX_CHARACTERS,
  }
  const container = document.getElementById(RESULT.resultsId)?.querySelector(RESULT.container)
  const blocks = container ? childrenOf(container, CHECK.block).slice(0, MAX_SECTIONS) : []
  reading.sections = blocks.map((block) => readBlock(block, reading, 1))
  return reading
}

import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { assembledMail, damagedMail } from './fixtures/any-mail.ts'
import { NO_ENVELOPE } from './fixtures/read-for-test.ts'
import { readMessage } from './read-message.ts'
import { readView } from './read-view.ts'

const RUNS = { numRuns: 300 }

/** Nothing that is read of a message of this size may be larger, however it is built. */
const mayGrowTo = (octets: number): number => 20_000 + octets * 60

const survives = async (source: Uint8Array): Promise<void> => {
  const before = Buffer.from(source)
  const answer = JSON.stringify(await readMessage(source, NO_ENVELOPE))
  expect(JSON.stringify(JSON.parse(answer))).toBe(answer)
  expect(answer).not.toMatch(/\\ud[89a-f]/)
  expect(answer.length).toBeLessThan(mayGrowTo(source.length))
  expect(before.equals(source)).toBe(true)
}

describe('whatever comes in', () => {
  it('reads any octets', () => fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), survives), RUNS))

  it('reads any order of the pieces of mail', () =>
    fc.assert(fc.asyncProperty(assembledMail, survives), { numRuns: 1_500 }))

  it('reads any damage to a real message', () => fc.assert(fc.asyncProperty(damagedMail, survives), { numRuns: 1_000 }))
})

interface Leaf {
  readonly kind: 'plain' | 'html' | 'file'
  readonly encoding: 'base64' | 'quoted-printable' | '8bit'
  readonly text: string
}
type Tree = Leaf | { readonly subtype: string; readonly children: readonly Tree[] }

const word = fc
  .string({ unit: fc.constantFrom('a', 'b', 'é', '=', 'û', '.', ' '), minLength: 1, maxLength: 60 })
  .map((text) => `x${text}x`)
const leaf: fc.Arbitrary<Leaf> = fc.record({
  kind: fc.constantFrom('plain', 'html', 'file'),
  encoding: fc.constantFrom('base64', 'quoted-printable', '8bit'),
  text: word,
})
const { tree } = fc.letrec<{ tree: Tree; many: Tree }>((tie) => ({
  tree: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('many')),
  many: fc.record({
    subtype: fc.constantFrom('mixed', 'alternative', 'related'),
    children: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }),
  }),
}))

const encode = (text: string, encoding: Leaf['encoding']): string => {
  if (encoding === 'base64') return Buffer.from(text).toString('base64')
  if (encoding === '8bit') return text
  return [...Buffer.from(text)].map((octet) => `=${octet.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}

let boundaries = 0
const write = (node: Tree): string => {
  if ('children' in node) {
    const boundary = `b${(boundaries += 1)}`
    const parts = node.children.map((child) => `--${boundary}\r\n${write(child)}\r\n`)
    return `Content-Type: multipart/${node.subtype}; boundary="${boundary}"\r\n\r\n${parts.join('')}--${boundary}--\r\n`
  }
  const disposition = node.kind === 'file' ? 'Content-Disposition: attachment; filename="a.txt"\r\n' : ''
  const type = node.kind === 'file' ? 'application/octet-stream' : `text/${node.kind}; charset=utf-8`
  return `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${node.encoding}\r\n${disposition}\r\n${encode(node.text, node.encoding)}`
}

const leavesOf = (node: Tree): Leaf[] => ('children' in node ? node.children.flatMap(leavesOf) : [node])

describe('any tree of parts', () => {
  it('gives back every part, in order, with its size', () =>
    fc.assert(
      fc.asyncProperty(tree, async (node) => {
        const source = Buffer.from(`From: a@example.org\r\nMIME-Version: 1.0\r\n${write(node)}`)
        const { evidence } = await readMessage(source, NO_ENVELOPE)
        const parts = evidence.parts.known ? evidence.parts.value : []
        const leaves = leavesOf(node)
        expect(parts.filter(({ type }) => !type.startsWith('multipart/')).map(({ size }) => size)).toEqual(
          leaves.map(({ text }) => Buffer.byteLength(text)),
        )
        const plain = leaves.filter(({ kind }) => kind === 'plain').map(({ text }) => text)
        const text = evidence.text.known ? evidence.text.value : null
        expect(text?.text ?? null).toBe(plain.length === 0 ? null : plain.join('\n'))
        expect(evidence.source).toMatchObject({ known: true, value: { problems: [] } })
      }),
      RUNS,
    ))

  it('finds the files that postal-mime finds', () =>
    fc.assert(
      fc.asyncProperty(tree, async (node) => {
        const source = Buffer.from(`From: a@example.org\r\nMIME-Version: 1.0\r\n${write(node)}`)
        const { message } = await readMessage(source, NO_ENVELOPE)
        const { attachments } = await PostalMime.parse(source)
        const sizeOf = (content: ArrayBuffer | Uint8Array | string): number =>
          typeof content === 'string' ? content.length : content.byteLength
        // It adds a line break to what is not base64: that is no octet of the part.
        expect(message.attachments.map(({ fileName, type }) => ({ fileName, type }))).toEqual(
          attachments.map(({ filename, mimeType }) => ({ fileName: filename, type: mimeType })),
        )
        message.attachments.forEach(({ size }, index) => {
          const theirs = sizeOf(attachments[index]?.content ?? '')
          expect([size, size + 1]).toContain(theirs)
        })
      }),
      RUNS,
    ))
})

const CHARSETS = [
  'utf-8 "UTF-8" iso-8859-1 latin1 iso-8859-15 windows-1252 windows-1251 koi8-r',
  'shift_jis x-sjis cp932 euc-jp iso-2022-jp gb2312 big5 euc-kr',
  'x-big5 windows-936 ibm949 CP50220 x-euc_jp iso-2022-jp-2 tis620 uhc iso8859_2 csWindows31J ms-kanji',
].flatMap((labels) => labels.split(' '))

const ENCODINGS = ['base64', 'quoted-printable', '8bit'] as const

/** A character that is cut short would take the line break with it that the library adds to what is not base64. */
const END = Buffer.from('\u001b(Blast')

const anyBody = fc.record({
  octets: fc
    .array(fc.oneof(fc.integer({ min: 0x1b, max: 255 }), fc.constantFrom(0x0a, 0x20, 0x3d)), { maxLength: 80 })
    .map((octets) => Buffer.concat([Buffer.from(octets), END])),
  charset: fc.constantFrom(...CHARSETS),
  encoding: fc.constantFrom(...ENCODINGS),
  type: fc.constantFrom('text/plain', 'text/html'),
})

const encoded = (octets: Buffer, encoding: (typeof ENCODINGS)[number]): Buffer => {
  if (encoding === '8bit') return octets
  if (encoding === 'base64') return Buffer.from(octets.toString('base64'))
  return Buffer.from([...octets].map((octet) => `=${octet.toString(16).toUpperCase().padStart(2, '0')}`).join(''))
}

describe('any text', () => {
  it('is what the whole message holds for postal-mime, whatever its charset and its encoding', () =>
    fc.assert(
      fc.asyncProperty(anyBody, async ({ octets, charset, encoding, type }) => {
        const fields = `MIME-Version: 1.0\r\nContent-Type: ${type}; charset=${charset}\r\nContent-Transfer-Encoding: ${encoding}`
        const source = Buffer.concat([Buffer.from(`${fields}\r\n\r\n`), encoded(octets, encoding)])
        const [ours, theirs] = [await readView(source), await PostalMime.parse(source)]
        const kind = type === 'text/html' ? 'html' : 'text'
        expect(ours[kind] ?? '').toBe((theirs[kind] ?? '').replace(/\n$/, ''))
      }),
      { numRuns: 2_000 },
    ))

  it('has another charset than it says, or none, when it shows that', async () => {
    const read = async (charset: string, body: string): Promise<string | null> => {
      const fields = `Content-Type: text/plain${charset}\r\nContent-Transfer-Encoding: quoted-printable`
      return (await readView(Buffer.from(`${fields}\r\n\r\n${body}`))).text
    }
    for (const charset of ['', '; charset=us-ascii', '; charset=x-nonsense']) {
      expect(await read(charset, 'caf=C3=A9 =\r\nau lait')).toBe('café au lait')
      expect(await read(charset, 'caf=C3=A9 =EF=BF=BD')).toBe('café \ufffd')
      expect(await read(charset, 'caf=E9')).toBe('café')
    }
  })
})

import { describe, expect, it } from 'vitest'
import { attachmentKind, looksLikeDocument } from './attachment-types.ts'

describe('what an attachment is', () => {
  it.each([
    ['setup.exe', 'program'],
    ['SETUP.EXE', 'program'],
    ['setup.exe. ', 'program'],
    ['run.js', 'script'],
    ['invoice.lnk', 'shortcut'],
    ['disk.iso', 'disk-image'],
    ['invoice.html', 'web-page'],
    ['quote.xlsm', 'macros'],
    ['photos.tar.gz', 'archive'],
    ['quote.pdf', null],
    ['.exe', null],
    ['exe', null],
  ])('is told by the end of its name: %s', (fileName, kind) => {
    expect(attachmentKind(fileName, 'application/octet-stream')).toBe(kind)
  })

  it('is told by its type where it has no name, or one without an end', () => {
    expect(attachmentKind(null, 'application/x-msdownload')).toBe('program')
    expect(attachmentKind('page', 'text/html')).toBe('web-page')
    expect(attachmentKind(null, 'application/pdf')).toBeNull()
  })

  it('is what its name says where the type says something else', () => {
    expect(attachmentKind('quote.pdf', 'application/x-msdownload')).toBeNull()
    expect(attachmentKind('quote.exe', 'application/pdf')).toBe('program')
  })
})

it('knows a name that ends twice', () => {
  expect(looksLikeDocument('invoice.pdf.exe')).toBe(true)
  expect(looksLikeDocument('invoice.pdf   .exe')).toBe(true)
  expect(looksLikeDocument('invoice.exe')).toBe(false)
  expect(looksLikeDocument('archive.tar.gz')).toBe(false)
  expect(looksLikeDocument('pdf.exe')).toBe(false)
})

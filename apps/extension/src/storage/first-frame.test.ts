import { beforeEach, describe, expect, it } from 'vitest'
import { readFirstFrame, writeFirstFrame } from './first-frame.ts'

beforeEach(() => {
  localStorage.clear()
})

describe('the first frame of a page', () => {
  it('is that of the last page', () => {
    writeFirstFrame({ locale: 'fr', theme: 'dark' })
    writeFirstFrame({ popup: { score: 9.5 } })
    expect(readFirstFrame()).toEqual({ locale: 'fr', theme: 'dark', popup: { score: 9.5 } })
  })

  it.each(['', 'not JSON', '42', 'null', '{"locale":"de","theme":7}'])(
    'is the plain one when “%s” is stored',
    (text) => {
      localStorage.setItem('first-frame', text)
      expect(readFirstFrame()).toEqual({ locale: null, theme: 'auto', popup: null })
    },
  )
})

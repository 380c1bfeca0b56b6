import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPlaceholders } from './placeholders.ts'

describe('what is left of a template', () => {
  it.each([
    ['Bonjour {{ contact.PRENOM }},', '{{ contact.PRENOM }}'],
    ['Hello *|FNAME|*', '*|FNAME|*'],
    ['Cher %%FirstName%%', '%%FirstName%%'],
    ['[[var:name]]', '[[var:name]]'],
    ['<%= @name %>', '<%= @name %>'],
    ['{% if name %}', '{% if name %}'],
    ['Total : ${order.total} €', '${order.total}'],
    ['Bonjour [Prénom]', '[Prénom]'],
    ['Hello undefined,', 'Hello undefined'],
    ['[object Object]', '[object Object]'],
    ['LOREM IPSUM dolor', 'LOREM IPSUM'],
  ])('%s', (text, found) => {
    expect(findPlaceholders(text)).toEqual([found])
  })

  it.each([
    'Total: 100 % {net}, 20 %% off',
    'See [1] and [note], nothing is null here',
    'Price: $20 {20}, a <b>bold</b> word',
    'Bonjour, le fichier est nul',
  ])('is not seen in %s', (text) => {
    expect(findPlaceholders(text)).toEqual([])
  })

  it('is told once', () => {
    expect(findPlaceholders('{{a}} {{b}} {{a}}')).toEqual(['{{a}}', '{{b}}'])
  })

  it('is searched for in time that grows with the text alone', () => {
    const start = performance.now()
    for (const unit of ['{{', '{{a', '%%a', '*|A', '[[', '<%', '${', '[', 'hello '])
      findPlaceholders(unit.repeat(Math.ceil(200_000 / unit.length)))
    expect(performance.now() - start).toBeLessThan(3_000)
  })

  it('is searched for in any text without a fault', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(findPlaceholders(text))))
  })
})

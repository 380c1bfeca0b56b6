import { render } from 'preact'
import { describe, expect, it } from 'vitest'
import { Field } from './Field.tsx'
import { Select } from './Select.tsx'

const draw = (node: Parameters<typeof render>[0]) => {
  const place = document.createElement('div')
  render(node, place)
  return place
}

const described = (place: HTMLElement, control: Element | null) =>
  (control?.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => [...place.querySelectorAll('[id]')].find((element) => element.id === id)?.textContent)

describe('a field', () => {
  it('is tied to its label, its hint and its error', () => {
    const place = draw(
      <Field
        label="Server"
        hint="For example smtp.example.org"
        error="Not a name"
        value=""
        onValue={() => undefined}
      />,
    )
    const input = place.querySelector('input')
    expect(place.querySelector('label')?.getAttribute('for')).toBe(input?.id)
    expect(described(place, input)).toEqual(['For example smtp.example.org', 'Not a name'])
    expect(input?.getAttribute('aria-invalid')).toBe('true')
  })

  it('says nothing of an error it does not have', () => {
    const input = draw(<Field label="Server" value="" onValue={() => undefined} />).querySelector('input')
    expect(input?.hasAttribute('aria-invalid')).toBe(false)
    expect(input?.hasAttribute('aria-describedby')).toBe(false)
  })

  it('keeps its ids when drawn again, and shares none with another', () => {
    const place = document.createElement('div')
    const fields = (value: string) => (
      <>
        <Field label="One" value={value} onValue={() => undefined} />
        <Field label="Two" value={value} onValue={() => undefined} />
      </>
    )
    const ids = () => [...place.querySelectorAll('input')].map(({ id }) => id)
    render(fields(''), place)
    const before = ids()
    render(fields('x'), place)
    expect(ids()).toEqual(before)
    expect(new Set(before).size).toBe(2)
  })
})

describe('a list of choices', () => {
  it('tells the chosen value, not its label', () => {
    let chosen = ''
    const place = draw(
      <Select
        label="Relay"
        options={[
          { value: 'a', label: 'Workshop' },
          { value: 'b', label: 'Office' },
        ]}
        value="a"
        onValue={(value) => {
          chosen = value
        }}
      />,
    )
    const select = place.querySelector('select')
    if (select) select.selectedIndex = 1
    select?.dispatchEvent(new Event('change', { bubbles: true }))
    expect(chosen).toBe('b')
  })
})

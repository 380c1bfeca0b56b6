import { render } from 'preact'
import { describe, expect, it } from 'vitest'
import { StepList } from './StepList.tsx'

describe('a list of steps', () => {
  const place = document.createElement('div')
  render(
    <StepList
      label="Steps"
      items={[
        {
          key: 'a',
          label: 'Connection',
          state: 'done',
          stateLabel: 'done',
          time: { iso: '2026-11-21T10:00:00Z', text: '61 ms' },
        },
        { key: 'b', label: 'Sign-in', state: 'current', stateLabel: 'under way' },
      ]}
    />,
    place,
  )

  it('says the state of each step in words', () => {
    expect([...place.querySelectorAll('li')].map((item) => item.textContent)).toEqual([
      'Connection (done)61 ms',
      'Sign-in (under way)',
    ])
  })

  it('marks the one under way', () => {
    expect(place.querySelector('[aria-current="step"]')?.textContent).toContain('Sign-in')
  })
})

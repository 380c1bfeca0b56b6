import { render } from 'preact'
import { describe, expect, it } from 'vitest'
import { Gauge } from './Gauge.tsx'

const draw = (value: number) => {
  const place = document.createElement('div')
  render(
    <Gauge value={value} max={10} tone="good" label="Score: 9.5 out of 10" text="9.5" unit="/10" testId="score" />,
    place,
  )
  return place
}

const lengthOf = (circle: Element | null) => Number(circle?.getAttribute('stroke-dasharray')?.split(' ')[0])

describe('the gauge', () => {
  it('is one image with one sentence', () => {
    const gauge = draw(9.5).querySelector('[role="img"]')
    expect(gauge?.getAttribute('aria-label')).toBe('Score: 9.5 out of 10')
    expect(gauge?.querySelector('[data-testid="score"]')?.textContent).toBe('9.5/10')
  })

  it('fills in proportion, and never beyond its ends', () => {
    const whole = lengthOf(draw(10).querySelector('.value'))
    expect(lengthOf(draw(5).querySelector('.value'))).toBeCloseTo(whole / 2)
    expect(lengthOf(draw(12).querySelector('.value'))).toBeCloseTo(whole)
    expect(draw(-3).querySelector('.value')).toBeNull()
  })
})

import { render, type ComponentChild } from 'preact'
import { act } from 'preact/test-utils'
import { expect } from 'vitest'

/** Draws a component into an empty page, and waits until its first questions are answered. */
export const draw = async (component: ComponentChild): Promise<HTMLElement> => {
  document.body.replaceChildren()
  const place = document.body.appendChild(document.createElement('div'))
  await act(async () => {
    render(component, place)
    await settle()
  })
  return place
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

/** Does something a user does, and waits until the page has followed. */
export const perform = async (action: () => unknown): Promise<void> => {
  await act(async () => {
    await action()
    await settle()
  })
}

/** The one element a selector finds; its absence is a failed test. */
export const one = <E extends HTMLElement = HTMLElement>(selector: string): E => {
  const found = document.querySelector<E>(selector)
  expect(found, selector).not.toBeNull()
  if (!found) throw new Error(selector)
  return found
}

/** Types into a field. */
export const type = (selector: string, text: string): Promise<void> =>
  perform(() => {
    const field = one<HTMLInputElement>(selector)
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })

export const click = (selector: string): Promise<void> => perform(() => one(selector).click())

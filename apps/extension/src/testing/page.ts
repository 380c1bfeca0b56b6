import { render, type ComponentChild } from 'preact'
import { act } from 'preact/test-utils'

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
export const one = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`Nothing on the page is ${selector}`)
  return found
}

/** The one field of text a selector finds. */
export const field = (selector: string): HTMLInputElement => {
  const found = one(selector)
  if (!(found instanceof HTMLInputElement)) throw new Error(`${selector} is no field`)
  return found
}

/** Types into a field. */
export const type = (selector: string, text: string): Promise<void> =>
  perform(() => {
    field(selector).value = text
    field(selector).dispatchEvent(new Event('input', { bubbles: true }))
  })

export const click = (selector: string): Promise<void> => perform(() => one(selector).click())

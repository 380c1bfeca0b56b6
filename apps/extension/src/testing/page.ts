import { render, type ComponentChild } from 'preact'
import { act } from 'preact/test-utils'

const turn = () => new Promise((resolve) => setTimeout(resolve, 0))

/** Does something a user does, and lets the page follow: it asks, is answered, and draws, more than once if need be. */
export const perform = async (action: () => unknown): Promise<void> => {
  await act(async () => {
    await action()
  })
  for (let round = 0; round < 4; round += 1)
    await act(async () => {
      await turn()
    })
}

/** Draws a component into an empty page. */
export const draw = async (component: ComponentChild): Promise<void> => {
  document.body.replaceChildren()
  const place = document.body.appendChild(document.createElement('div'))
  await perform(() => render(component, place))
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

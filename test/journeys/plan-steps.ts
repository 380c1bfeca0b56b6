import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Zone } from '../servers/zone-file.ts'

/** A step of the plan that the page shows, opened: it lies folded below the one in front. */
export const unfold = async (page: Page, id: string): Promise<Locator> => {
  const found = page.locator(`[data-testid="plan-step"][data-step^="${id}"]`).first()
  await found.waitFor()
  await found.evaluate((element) => {
    if (element instanceof HTMLDetailsElement) element.open = true
  })
  return found
}

/** A record as it is to be typed into the form of the DNS host. */
export interface Typed {
  readonly name: string
  readonly type: string
  readonly value: string
}

/** What the records of a step are to be typed as. */
export const typedIn = async (step: Locator): Promise<Typed[]> => {
  const records = await step.getByTestId('plan-record').all()
  return Promise.all(
    records.map(async (record) => ({
      name: await record.getByTestId('record-name').innerText(),
      type: await record.getByTestId('record-type').innerText(),
      value: await record.getByTestId('record-value').innerText(),
    })),
  )
}

/** What the DNS host makes of it, in a form that completes names, for example.org. */
export const storedAs = ({ name, type, value }: Typed, owner = `${name}.example.org`): Zone => {
  const target = value.endsWith('.') ? value : `${value}.`
  return { [owner]: type === 'CNAME' ? { CNAME: [target] } : { TXT: [value] } }
}

/** Waits until a record is in one of these states. */
export const waitForRecord = (record: Locator, ...states: string[]): Promise<void> =>
  record
    .locator(states.map((state) => `[data-testid="verify-state"][data-state="${state}"]`).join(', '))
    .first()
    .waitFor()

/** Ticks off what no name server can confirm: what is done in a console, and what a lab on one machine cannot have. */
export const tickOff = async (page: Page): Promise<void> => {
  const ticks = page.locator('[data-testid="plan-step"][data-stage="open"] [data-testid="step-tick"]')
  for (let left = await ticks.count(); left > 0; left = await ticks.count()) {
    const id = await ticks.first().locator('xpath=ancestor::*[@data-step]').getAttribute('data-step')
    await (await unfold(page, id ?? '')).getByTestId('step-tick').click()
    await expect.poll(() => ticks.count()).toBeLessThan(left)
  }
}

/** Whether a side panel is open. Playwright does not see them; the extension, whose page asks, does. */
export const hasSidePanel = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>(
    `chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] }).then((contexts) =>
      contexts.some(({ documentUrl }) => documentUrl.endsWith('/sidepanel.html')))`,
  )

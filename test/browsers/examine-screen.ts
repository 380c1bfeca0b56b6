import type { Page } from 'playwright-core'
import { expect } from 'vitest'

import { findAccessibilityFaults } from './axe.ts'

/** Fails, naming the screen, for a fault that axe finds (in a part of the page, where one is named) and for what is wider than the window. */
export async function examineScreen(page: Page, screen: string, within?: string): Promise<void> {
  expect(await findAccessibilityFaults(page, within), screen).toEqual([])
  const surplus = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(surplus, screen).toBeLessThanOrEqual(0)
}

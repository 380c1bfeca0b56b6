import type { ComponentChild } from 'preact'
import type { Ask } from './ask.ts'
import type { PanelWords } from './panel-words.ts'

/** The part of the panel that only result pages need: it reads, keeps and shows the report. */
export interface ResultPart {
  /** Reads the page and brings its report home, once there is someone to bring it to. */
  run: (account: string | null) => Promise<void>
  draw: (words: PanelWords) => ComponentChild
  /** What was expected on the page and not found. */
  missing: () => readonly string[]
}

export interface ResultPartDeps {
  ask: Ask
  hosts: readonly string[]
  /** Called after every change of what `draw` draws. */
  onChange: () => void
}

export type CreateResultPart = (deps: ResultPartDeps) => ResultPart

declare global {
  // oxlint-disable-next-line no-var -- the only form in which a property of globalThis can be declared
  var bienrecuResultPart: CreateResultPart | undefined
}

/*
 * This part is a content script of its own, so that the home page does not load it. The content scripts of one
 * extension share one isolated world in a page, which nothing of the page reaches. What it draws are plain functions
 * of its model, without hooks: Preact marks its nodes by a symbol of the whole realm, so the panel draws them as its own.
 */

/** Called by the content script of result pages. */
export const offerResultPart = (create: CreateResultPart): void => {
  globalThis.bienrecuResultPart = create
}

/** The part for result pages; null on pages that do not load it. */
export const offeredResultPart = (): CreateResultPart | null => globalThis.bienrecuResultPart ?? null

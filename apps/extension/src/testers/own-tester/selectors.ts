/*
 * The pages of our own tester (`/t` and below, at the API): what is read of them, and nothing else. Who they belong to
 * is never read here: that is known by their origin.
 */

/** The path of every page that shows one test: `/t` with a fresh address, `/t/<token>` with what became of it. */
export const PATH = /\/t(?:\/[^/]+)?\/?$/

/** The part of the page that is ours, with the address in `data-address` and how far the test is in `data-state`. */
export const MAIN = 'main[data-bienrecu-tester]'
export const ADDRESS_ATTRIBUTE = 'data-address'
export const STATE_ATTRIBUTE = 'data-state'
/** Until a message has come, and once it is judged; a page that is over has another one, and nothing to do. */
export const STATE = { waiting: 'waiting', judged: 'judged' } as const
/** The place that the page keeps for the panel. */
export const PANEL_PLACE = '[data-bienrecu-panel]'

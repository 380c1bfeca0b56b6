import type { Locale, Probe } from '@bienrecu/shared'
import { isSettled } from '@bienrecu/shared'
import { browser } from 'wxt/browser'
import { createWords } from '../../locales/create-words.ts'
import { badge as en } from '../../locales/en.yml'
import { badge as fr } from '../../locales/fr.yml'
import { noticesItem, type FollowedProbe } from '../../storage/items.ts'
import { uiLocaleOf } from '../session/session.ts'
import { followedProbes } from './followed-probes.ts'

export interface Badge {
  /** At most four characters fit. */
  text: string
  title: string
  colour: string
}

// Each against white at 4.5:1 at least; the text says the same without the colour.
const COLOURS = { good: '#17713f', middling: '#835300', bad: '#b02a20', calm: '#1f5199' }

const colourOf = (score: number): string => {
  if (score >= 9) return COLOURS.good
  return score >= 7 ? COLOURS.middling : COLOURS.bad
}

const formatScore = (score: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(score)

const ofProbe = (probe: Probe, locale: Locale): Badge => {
  const words = createWords(en, fr, () => locale)
  if (probe.report) {
    const score = formatScore(probe.report.score, locale)
    const relay = probe.relayName
    const title = relay === null ? words('score', { score }) : words('score-through', { score, relay })
    return { text: score, title, colour: colourOf(probe.report.score) }
  }
  if (!isSettled(probe.state)) return { text: '…', title: words('running'), colour: COLOURS.calm }
  return { text: '!', title: words(probe.state === 'unknown' ? 'unknown' : 'failed'), colour: COLOURS.bad }
}

/**
 * What the toolbar shows: a running test, or the outcome of the last one until the user has seen it; otherwise how many
 * notices of the watch are unread.
 */
export const badgeOf = (entries: readonly FollowedProbe[], unread: number, locale: Locale): Badge => {
  const probe = entries.find((entry) => entry.probe && (!isSettled(entry.probe.state) || entry.seenAt === null))?.probe
  if (probe) return ofProbe(probe, locale)
  const words = createWords(en, fr, () => locale)
  return unread > 0
    ? { text: unread > 99 ? '99+' : String(unread), title: words('notices', { count: unread }), colour: COLOURS.calm }
    : { text: '', title: words('idle'), colour: COLOURS.calm }
}

/** Brings the toolbar up to date. */
export const showBadge = async (): Promise<void> => {
  const unread = (await noticesItem.getValue())?.unread ?? 0
  const { text, title, colour } = badgeOf(await followedProbes(), unread, await uiLocaleOf())
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setTitle({ title }),
    browser.action.setBadgeBackgroundColor({ color: colour }),
    browser.action.setBadgeTextColor?.({ color: '#ffffff' }),
  ])
}

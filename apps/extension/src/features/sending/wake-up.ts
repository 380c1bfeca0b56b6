import { isSettled } from '@bienrecu/shared'
import { browser } from 'wxt/browser'
import { followedProbes } from './followed-probes.ts'

const ALARM = 'follow-probes'
const PERIOD = 0.5 // minutes: Chrome honours no shorter one

/** True for the alarm that wakes the background to go on following. */
export const isWakeUp = ({ name }: { name: string }): boolean => name === ALARM

/** Keeps the alarm while a test is under way, and not a minute longer. */
export const scheduleWakeUp = async (): Promise<void> => {
  const isNeeded = (await followedProbes()).some(({ probe }) => !probe || !isSettled(probe.state))
  if (!isNeeded) return void (await browser.alarms.clear(ALARM))
  if (!(await browser.alarms.get(ALARM))) await browser.alarms.create(ALARM, { periodInMinutes: PERIOD })
}

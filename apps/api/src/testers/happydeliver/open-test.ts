import { AppError } from '../../app-error.ts'
import type { TestReference, TesterDeps } from '../define-tester.ts'
import { OpenedTest } from './answers.ts'
import { ask } from './ask.ts'

const PARAMS = { tester: 'happyDeliver' }

/** An instance taken over must not name the mailbox of somebody else: its addresses carry the id of the test. */
const carriesId = (address: string, id: string): boolean => {
  const localPart = address.slice(0, address.lastIndexOf('@')).toLowerCase()
  return localPart.endsWith(id)
}

/** Asks for a fresh address. Throws `tester-unavailable`. */
export const openTest = async (deps: TesterDeps, signal: AbortSignal): Promise<TestReference> => {
  const answer = await ask(deps, 'POST', '/api/test', signal).catch((cause: unknown) => {
    throw new AppError('tester-unavailable', { cause, params: PARAMS })
  })
  const opened = OpenedTest.safeParse(answer.body)
  if (answer.status !== 201 || !opened.success || !carriesId(opened.data.email, opened.data.id)) {
    const cause = new Error(`status ${answer.status}`, { cause: opened.error })
    throw new AppError('tester-unavailable', { cause, params: PARAMS })
  }
  const { id, email } = opened.data
  return { address: email, reference: id, pageUrl: `${deps.config.happyDeliverUrl ?? ''}/test/${id}` }
}

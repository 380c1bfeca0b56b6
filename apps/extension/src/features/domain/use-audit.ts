import { signal } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { DohService } from '../../dns/doh-services.ts'
import { uiLocale } from '../../locales/ui-locale.ts'
import type { ToldFailure } from '../../messaging/answers.ts'
import { send } from '../../messaging/send.ts'
import { askApi, askFromBrowser } from './ask-audit.ts'
import type { Audited } from './audited.ts'
import type { Question } from './audit-request.ts'
import type { AuditView } from './audit-view.ts'

/** Who asks the DNS: the paired API, or this browser through one service. */
export type Way = { kind: 'api' } | { kind: 'browser'; service: DohService }

export interface AuditState {
  audited: Audited | null
  /** The audit in the language of the interface. */
  view: AuditView | null
  /** The question that `audited` answers. */
  answered: Question | null
  failure: ToldFailure | null
  isRunning: boolean
  run: (question: Question) => Promise<void>
}

/** The domain that was examined last, for the title of the tab. */
export const examinedDomain = signal<string | null>(null)

const ask = async (way: Way, question: Question) => {
  const read = await send('domain/read', { text: question.text })
  if (!read.ok) return read
  const { domain } = read.value
  return way.kind === 'api' ? askApi(domain, question, uiLocale.value) : askFromBrowser(domain, way.service)
}

const NOTHING: Pick<AuditState, 'audited' | 'view' | 'answered' | 'failure'> = {
  audited: null,
  view: null,
  answered: null,
  failure: null,
}

/** One audit after the other; an answer that a newer question has overtaken is dropped. */
export const useAudit = (way: Way): AuditState => {
  const [state, setState] = useState(NOTHING)
  const [isRunning, setRunning] = useState(false)
  const latest = useRef(0)
  const locale = uiLocale.value

  const run = async (question: Question): Promise<void> => {
    const turn = (latest.current += 1)
    setRunning(true)
    const answer = await ask(way, question)
    const view = answer.ok ? await answer.value.viewIn(uiLocale.value) : null
    if (turn !== latest.current) return
    setRunning(false)
    if (!answer.ok) return setState((before) => ({ ...before, failure: answer }))
    examinedDomain.value = answer.value.domain
    setState({ audited: answer.value, view, answered: question, failure: null })
  }

  const tellAgain = async ({ audited, answered }: typeof state): Promise<void> => {
    if (!audited || !answered) return
    const view = await audited.viewIn(locale)
    // The sentences of the API come in one language: in another, it is asked again.
    if (!view) return run(answered)
    setState((before) => (before.audited === audited ? { ...before, view } : before))
  }
  useEffect(() => void tellAgain(state), [locale])

  return { ...state, isRunning, run }
}

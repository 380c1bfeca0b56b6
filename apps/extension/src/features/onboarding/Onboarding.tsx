import { useEffect, useRef } from 'preact/hooks'
import { uiLocale } from '../../locales/ui-locale.ts'
import type { Session } from '../../messaging/answers.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { useRequest } from '../../messaging/use-request.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Page } from '../../ui/Page.tsx'
import { Paired } from '../pairing/Paired.tsx'
import { PairingForm } from '../pairing/PairingForm.tsx'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { LanguageSwitch } from '../session/LanguageSwitch.tsx'
import { dateText } from '../session/moment-text.ts'
import { session, takeSession } from '../session/start-page.ts'
import { PracticeTest } from './PracticeTest.tsx'
import { Step } from './Step.tsx'
import { WhatGoesWhere } from './WhatGoesWhere.tsx'
import { onboardingWords as words } from './words.ts'

const TESTER = 'https://www.mail-tester.com/'

const Agreed = ({ at }: { at: string }) => (
  <>
    <p class="soft">{words('accepted', { date: dateText(new Date(at), uiLocale.value) })}</p>
    <Disclosure summary={words('read-again')}>
      <WhatGoesWhere />
    </Disclosure>
  </>
)

const Consent = () => {
  const accept = useRequest('consent/accept')
  const agree = async () => {
    const answer = await accept.run({})
    if (answer.ok) takeSession(answer.value)
  }
  return (
    <>
      <p>{words('consent-before')}</p>
      <WhatGoesWhere />
      {accept.failure ? <FailureNotice failure={accept.failure} /> : null}
      <div class="row">
        <Button
          variant="primary"
          aria-disabled={accept.isRunning}
          onClick={() => void agree()}
          data-testid="consent-accept"
        >
          {words('accept')}
        </Button>
      </div>
    </>
  )
}

const Relay = ({ count, isKnown }: { count: number; isKnown: boolean }) => (
  <>
    <p>{count > 0 ? words('relay-ready', { count }) : words('relay-text')}</p>
    <div class="row">
      {count > 0 ? (
        <LinkButton href="/options.html#relays">{words('add-another')}</LinkButton>
      ) : (
        <LinkButton variant="primary" href="/options.html#new-relay">
          {words('add-relay')}
        </LinkButton>
      )}
    </div>
    {isKnown && count === 0 ? <PracticeTest /> : null}
  </>
)

const FirstTest = () => {
  const testers = useAnswer('testers/list', {}, ['session'])
  // One that takes mail from its own machine alone is of no use to a relay.
  const own = testers.value?.items.find(({ id, isReachable }) => id === 'bienrecu' && isReachable)
  return (
    <>
      <p>{words(own ? 'test-text-own' : 'test-text')}</p>
      <div class="row">
        <LinkButton variant="primary" href={TESTER} target="_blank">
          {words('open-tester')}
        </LinkButton>
        {own ? (
          <LinkButton href={own.pageUrl} target="_blank">
            {words('open-own-tester')}
          </LinkButton>
        ) : null}
      </div>
    </>
  )
}

/** Moves the focus to the step that has just become the one to do, so that keyboard and screen reader go along. */
const useFocusOnStep = (step: number) => {
  const list = useRef<HTMLOListElement>(null)
  const first = useRef(step)
  useEffect(() => {
    if (step === first.current) return
    list.current?.querySelector<HTMLElement>('[aria-current="step"] :is(input, button, a)')?.focus()
  }, [step])
  return list
}

const Steps = ({ current }: { current: Session }) => {
  const relays = useAnswer('relays/list', current.isPaired ? {} : null, ['relays', 'session'])
  const count = relays.value?.items.length ?? 0
  const step = current.consentedAt === null ? 1 : !current.isPaired ? 2 : count === 0 ? 3 : 4
  const stateOf = (number: number) => (number < step ? 'done' : number === step ? 'current' : 'later')
  const list = useFocusOnStep(step)
  return (
    <ol class="onboarding-steps" role="list" ref={list}>
      <Step number={1} title={words('consent-title')} state={stateOf(1)}>
        {current.consentedAt === null ? <Consent /> : <Agreed at={current.consentedAt} />}
      </Step>
      <Step number={2} title={words('pair-title')} state={stateOf(2)}>
        {current.isPaired ? <Paired session={current} /> : <PairingForm />}
      </Step>
      <Step number={3} title={words('relay-title')} state={stateOf(3)}>
        {relays.failure ? (
          <FailureNotice failure={relays.failure} onRetry={() => void relays.reload()} />
        ) : (
          <Relay count={count} isKnown={relays.value !== null} />
        )}
      </Step>
      <Step number={4} title={words('test-title')} state={stateOf(4)}>
        <FirstTest />
      </Step>
    </ol>
  )
}

/** The first page of all: what the product does, what goes where, and the way to a first score. */
export const Onboarding = () => (
  <Page title={words('title')} lead={words('lead')} tools={<LanguageSwitch />}>
    {session.value ? <Steps current={session.value} /> : null}
  </Page>
)

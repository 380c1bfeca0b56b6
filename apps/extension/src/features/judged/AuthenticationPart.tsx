import type { AuthenticationResult, JudgedAuthentication, JudgedDkim, JudgedDmarc, JudgedSpf } from '@bienrecu/shared'
import type { ComponentChildren } from 'preact'
import { Badge } from '../../ui/Badge.tsx'
import { Copyable } from '../../ui/Copyable.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import type { Tone } from '../../ui/tone.ts'
import { copyWords } from '../domain/domain-words.ts'
import { judgedWords as words } from './judged-words.ts'

const TONES: Partial<Record<AuthenticationResult, Tone>> = {
  pass: 'good',
  fail: 'bad',
  permerror: 'bad',
  softfail: 'warning',
  policy: 'warning',
  none: 'warning',
}

const Result = ({ result }: { result: AuthenticationResult }) => (
  <Badge tone={TONES[result] ?? 'neutral'} icon={result === 'pass' ? 'check' : 'warning'}>
    {words(`result.${result}`)}
  </Badge>
)

// Alignment is a question of its own: a signature may be valid and still not speak for the author.
const Alignment = ({ aligned }: { aligned: boolean | null }) => {
  if (aligned === null) return <Badge>{words('alignment-unknown')}</Badge>
  return (
    <Badge tone={aligned ? 'good' : 'warning'} icon={aligned ? 'check' : 'warning'}>
      {words(aligned ? 'aligned' : 'not-aligned')}
    </Badge>
  )
}

interface ProofProps {
  name: string
  result: AuthenticationResult
  aligned?: boolean | null | undefined
  reason: string | null
  children?: ComponentChildren
}

const Proof = ({ name, result, aligned, reason, children }: ProofProps) => (
  <li data-testid="proof" data-result={result}>
    <div class="row">
      <strong>{name}</strong>
      <Result result={result} />
      {aligned === undefined ? null : <Alignment aligned={aligned} />}
    </div>
    <p class="soft dotted">{children}</p>
    {reason && result !== 'pass' ? (
      <p class="soft" lang="en">
        {words('reason', { reason })}
      </p>
    ) : null}
  </li>
)

const UnexaminedSpf = () => (
  <li data-testid="proof" data-result="none">
    <div class="row">
      <strong>SPF</strong>
      <Badge>{words('not-examined')}</Badge>
    </div>
    <p class="soft">{words('no-sender')}</p>
  </li>
)

const Spf = ({ spf, ip }: { spf: JudgedSpf; ip: string | null }) => {
  const { result, domain, aligned, matched, reason } = spf
  return ip === null || domain === null ? (
    <UnexaminedSpf />
  ) : (
    <Proof name="SPF" result={result} aligned={aligned} reason={reason}>
      <span>{words('spf-domain', { domain })}</span>
      {matched === null ? null : <code>{words('spf-matched', { term: matched })}</code>}
    </Proof>
  )
}

const Dkim = ({ dkim }: { dkim: JudgedDkim }) => {
  const { domain, selector, result, aligned, bits, algorithm, isBodyHashRight, reason } = dkim
  return (
    <Proof name="DKIM" result={result} aligned={aligned} reason={reason}>
      <span>{words('dkim-key', { domain, selector })}</span>
      {bits === null ? null : <span>{words('dkim-bits', { bits: String(bits) })}</span>}
      {algorithm === null ? null : <code>{algorithm}</code>}
      {isBodyHashRight === false ? <span>{words('body-changed')}</span> : null}
    </Proof>
  )
}

const Dmarc = ({ dmarc: { result, policy, domain, record, fromDomain, reason } }: { dmarc: JudgedDmarc }) => (
  <Proof name="DMARC" result={result} reason={reason}>
    {fromDomain === null ? <span>{words('from-none')}</span> : null}
    <span>{domain === null ? words('dmarc-none') : words('dmarc-domain', { domain })}</span>
    {policy === null ? null : <span>{words(`policy.${policy}`)}</span>}
    {record === null ? null : <code>{record}</code>}
  </Proof>
)

interface AuthenticationPartProps {
  authentication: JudgedAuthentication
  /** Who handed the message over; null where nobody saw that. */
  ip: string | null
}

/** SPF, every signature, and DMARC: what each proved, whether it speaks for the author’s domain, and why. */
export const AuthenticationPart = ({ authentication, ip }: AuthenticationPartProps) => {
  const { spf, dkim, dmarc, arc, headers } = authentication
  return (
    <section class="card stack subject" data-testid="authentication">
      <h3>{words('authentication')}</h3>
      <ul class="lines" role="list">
        <Spf spf={spf} ip={ip} />
        {dkim.length === 0 ? (
          <Proof name="DKIM" result="none" reason={null}>
            <span>{words('dkim-none')}</span>
          </Proof>
        ) : (
          dkim.map((signature, index) => <Dkim key={`${signature.domain} ${index}`} dkim={signature} />)
        )}
        <Dmarc dmarc={dmarc} />
        {arc ? (
          <Proof
            name={arc.instance === null ? 'ARC' : words('arc', { instance: arc.instance })}
            result={arc.result}
            reason={null}
          />
        ) : null}
      </ul>
      <Disclosure summary={words('as-header')}>
        <Copyable text={headers} words={copyWords()} subject={words('as-header')} />
      </Disclosure>
    </section>
  )
}

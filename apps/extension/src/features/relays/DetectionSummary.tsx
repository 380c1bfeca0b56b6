import type { DetectionTrace, MailPreset, RelayDetection } from '@bienrecu/shared'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { relayWords as words } from './words.ts'

const Origin = ({ trace }: { trace: DetectionTrace }) => (
  <>
    <span class="soft">{words(`source-${trace.source}`)}</span>
    <span class="mono soft evidence">{trace.evidence}</span>
    {trace.isCertain ? null : <Badge tone="warning">{words('found.likely')}</Badge>}
  </>
)

const serverText = (server: RelayDetection['smtp']): string | null =>
  server && `${server.host}:${server.port}, ${words(`security-${server.security}`)}`

const rowsOf = (detection: RelayDetection): [DetectionTrace['about'], string][] => {
  const values: [DetectionTrace['about'], string | null | undefined][] = [
    ['provider', detection.provider?.name],
    ['gateway', detection.gateway?.name],
    ['smtp', serverText(detection.smtp)],
    ['username', detection.username],
    ['imap', serverText(detection.imap)],
  ]
  return values.flatMap(([about, value]) => (value ? [[about, value]] : []))
}

const Traces = ({ detection }: { detection: RelayDetection }) => (
  <dl class="traces">
    {rowsOf(detection).map(([about, value]) => {
      const traces = detection.sources.filter((trace) => trace.about === about)
      return (
        <div key={about}>
          <dt>{words(`about-${about}`)}</dt>
          <dd>
            <span>{value}</span>
            {traces.map((trace) => (
              <span class="origin" key={trace.source + trace.evidence}>
                <Origin trace={trace} />
              </span>
            ))}
          </dd>
        </div>
      )
    })}
    {detection.undetermined.map(({ source, reason }) => (
      <div key={source}>
        <dt>{words(`source-${source}`)}</dt>
        <dd>
          {words('found.unasked')} <span class="mono soft">{reason}</span>
        </dd>
      </div>
    ))}
  </dl>
)

const Verdict = ({ detection }: { detection: RelayDetection }) => {
  const { address, gateway, provider, smtp } = detection
  const domain = address.slice(address.lastIndexOf('@') + 1)
  if (gateway && !smtp)
    return (
      <Notice tone="warning" role="status" title={words('found.gateway', { name: gateway.name, domain })}>
        <p>{words('found.gateway-text')}</p>
      </Notice>
    )
  if (!smtp && provider)
    return (
      <Notice tone="accent" role="status" title={words('found.provider', { name: provider.name })}>
        <p>{words('found.provider-text')}</p>
      </Notice>
    )
  if (!smtp)
    return (
      <Notice tone="warning" role="status" title={words('found.nothing', { domain })}>
        <p>{words('found.nothing-text')}</p>
      </Notice>
    )
  const title = provider ? words('found.both', { name: provider.name }) : words('found.server', { domain })
  return (
    <Notice tone={provider?.isCertain === false ? 'accent' : 'good'} role="status" title={title}>
      <p>{words(provider?.isCertain === false ? 'found.confirm' : 'found.left')}</p>
    </Notice>
  )
}

export interface DetectionSummaryProps {
  detection: RelayDetection
  presets: readonly MailPreset[]
  /** Another provider than the one that was found. */
  onPreset: (preset: MailPreset) => void
  onChoose: () => void
}

/** What was found for an address, where each value comes from, and the way out when it is not right. */
export const DetectionSummary = ({ detection, presets, onPreset, onChoose }: DetectionSummaryProps) => {
  const others = detection.alternatives.flatMap(({ id }) => presets.find((preset) => preset.id === id) ?? [])
  return (
    <div class="stack" data-testid="detection">
      <Verdict detection={detection} />
      <div class="row">
        {others.length > 0 ? <span class="soft">{words('found.alternatives')}</span> : null}
        {others.map((preset) => (
          <Button key={preset.id} small onClick={() => onPreset(preset)}>
            {preset.name}
          </Button>
        ))}
        <Button small onClick={onChoose}>
          {words(detection.provider ? 'found.other' : 'add.choose')}
        </Button>
      </div>
      <Disclosure summary={words('found.origin')}>
        <Traces detection={detection} />
      </Disclosure>
    </div>
  )
}

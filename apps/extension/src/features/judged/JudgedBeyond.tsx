import type { TesterResult } from '@bienrecu/shared'
import { uiLocale } from '../../locales/ui-locale.ts'
import { Notice } from '../../ui/Notice.tsx'
import { ProviderVerdicts } from '../domain/ProviderVerdicts.tsx'
import { providerView } from '../domain/view-of-audit.ts'
import { BlocklistsPart } from '../report/BlocklistsPart.tsx'
import type { ReportWords } from '../report/report-words.ts'
import { AuthenticationPart } from './AuthenticationPart.tsx'
import { FiltersPart } from './FiltersPart.tsx'
import { Folded } from './Folded.tsx'
import { JudgedFindings } from './JudgedFindings.tsx'
import { judgedWords as words } from './judged-words.ts'
import { AttachmentsPart, HeadersPart, LinksPart } from './MessageParts.tsx'
import { ConnectionPart, PathPart } from './PathPart.tsx'

export interface JudgedBeyondProps {
  result: TesterResult
  reportWords: ReportWords
}

/** What our own tester knows of a message: findings with their price first, then everything behind them. */
export const JudgedBeyond = ({ result, reportWords }: JudgedBeyondProps) => {
  const { judgement, pageUrl } = result
  const { authentication, connection, hops, filters, verdicts, message, findings } = judgement
  return (
    <>
      {judgement.isPractice ? <Notice title={words('practice')} /> : null}
      {judgement.isDnsMissing ? <Notice tone="warning" title={words('dns-missing')} /> : null}
      <JudgedFindings findings={findings} nothing={reportWords.say('nothing-to-correct')} />
      <section class="stack" data-testid="beyond">
        <h2>{words('beyond')}</h2>
        <AuthenticationPart authentication={authentication} ip={connection.ip} />
        {verdicts.length > 0 ? (
          <Folded name={words('verdicts')} open>
            <p class="soft">{words('verdicts-hint')}</p>
            <ProviderVerdicts providers={verdicts.map(providerView(uiLocale.value))} />
          </Folded>
        ) : null}
        <ConnectionPart connection={connection} origin={judgement.origin} />
        <PathPart hops={hops} />
        <FiltersPart filters={filters} />
        <BlocklistsPart report={judgement} words={reportWords} />
        <LinksPart links={message.links} />
        <AttachmentsPart attachments={message.attachments} />
        <HeadersPart headers={message.headers} />
        <p>
          <a href={pageUrl} target="_blank" rel="noopener noreferrer">
            {words('full-page')}
          </a>
        </p>
      </section>
    </>
  )
}

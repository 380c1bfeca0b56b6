import type { TesterResult } from '@bienrecu/shared'
import { useState } from 'preact/hooks'
import { useRequest } from '../../messaging/use-request.ts'
import { Notice } from '../../ui/Notice.tsx'
import { FileDrop } from '../own-message/FileDrop.tsx'
import { readBase64 } from '../own-message/read-file.ts'
import { reportHref } from '../report/route.ts'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { JudgedFile } from './JudgedFile.tsx'
import { judgedWords as words } from './judged-words.ts'

/** Octets: what a message between the parts of an extension can carry. Its own limit is told by the API. */
const MAX_FILE = 40 * 1024 * 1024

/** A message as a file gets the same report as one that was sent. */
export const JudgeFile = () => {
  const judge = useRequest('own-result/judge')
  const [fault, setFault] = useState<'too-large' | 'unreadable' | null>(null)
  const [result, setResult] = useState<TesterResult | null>(null)
  const take = async (file: File) => {
    setFault(file.size > MAX_FILE ? 'too-large' : null)
    if (file.size > MAX_FILE) return
    const source = await readBase64(file).catch(() => null)
    if (source === null) return setFault('unreadable')
    const answer = await judge.run({ source })
    if (!answer.ok) return
    if (answer.value.reportId === null) setResult(answer.value)
    else location.hash = reportHref(answer.value.reportId)
  }
  return (
    <>
      <section class="card stack" data-testid="judge-file">
        <div>
          <h2>{words('file')}</h2>
          <p class="soft">{words('file-lead')}</p>
        </div>
        <FileDrop
          isRunning={judge.isRunning}
          onFile={(file) => void take(file)}
          label={words(judge.isRunning ? 'judging' : result ? 'another' : 'drop')}
          hint={words('drop-hint')}
        />
        {fault ? (
          <Notice tone="bad" role="alert">
            <p>{words(fault)}</p>
          </Notice>
        ) : null}
        {judge.failure ? <FailureNotice failure={judge.failure} /> : null}
      </section>
      {result ? <JudgedFile result={result} /> : null}
    </>
  )
}

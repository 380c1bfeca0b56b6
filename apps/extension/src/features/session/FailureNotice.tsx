import type { ComponentChildren } from 'preact'
import type { ToldFailure } from '../../messaging/answers.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { commonWords } from './words.ts'

export interface FailureNoticeProps {
  failure: ToldFailure
  onRetry?: () => void
  /** Other ways out, beside “try again”. */
  children?: ComponentChildren
}

/** A failure in its sentence, with the ways out. Heard at once by a screen reader. */
export const FailureNotice = ({ failure, onRetry, children }: FailureNoticeProps) => (
  <Notice tone="bad" role="alert">
    <p>{failure.sentence || commonWords('reload')}</p>
    {onRetry || children ? (
      <div class="row">
        {onRetry ? (
          <Button small onClick={onRetry}>
            {commonWords('retry')}
          </Button>
        ) : null}
        {children}
      </div>
    ) : null}
  </Notice>
)

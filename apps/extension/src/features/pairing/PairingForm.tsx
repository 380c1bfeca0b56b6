import { useEffect, useState } from 'preact/hooks'
import type { ToldFailure } from '../../messaging/answers.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { useRequest } from '../../messaging/use-request.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Advice } from '../doctor/Advice.tsx'
import { takeSession } from '../session/start-page.ts'
import { CopyCommand } from './CopyCommand.tsx'
import { ServerName } from './ServerName.tsx'
import { typedHost } from './typed-host.ts'
import { pairingWords as words } from './words.ts'

const TYPING_PAUSE = 250 // ms

/** The line as it stands once the typing has paused, so that half a line is not asked about. */
const useSettled = (line: string): string => {
  const [settled, setSettled] = useState(line)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(line), TYPING_PAUSE)
    return () => clearTimeout(timer)
  }, [line])
  return settled
}

const NEW_LINE_COMMAND = 'npx --yes pnpm@12 bienrecu pair'

/** What helps after a refusal: another line, or a look at what stands in the way. */
const WayOut = ({ failure, line }: { failure: ToldFailure; line: string }) => {
  if (failure.code.startsWith('pairing-') && failure.code !== 'pairing-line-malformed')
    return (
      <div class="stack">
        <p>{words('hint-again')}</p>
        <CopyCommand command={NEW_LINE_COMMAND} />
      </div>
    )
  if (!['api-unreachable', 'api-wrong-product', 'api-address-insecure'].includes(failure.code)) return null
  return (
    <Notice>
      <Advice apiUrl={line.trim().split('#')[0] ?? null} code={failure.code} />
    </Notice>
  )
}

const isWhole = (line: string): boolean => /#[a-z]{4}-?[a-z]{4}\s*$/i.test(line)

/** One field for the pairing line. Shows the server it leads to before anything is promised to it. */
export const PairingForm = () => {
  const [line, setLine] = useState('')
  const settled = useSettled(line)
  const found = useAnswer('pairing/inspect', isWhole(settled) ? { line: settled } : null)
  const pair = useRequest('pairing/redeem')
  const target = typedHost(line)
  const isChecked = settled === line && isWhole(line)

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (pair.isRunning) return
    const answer = await pair.run({ line })
    if (answer.ok) takeSession(answer.value)
  }

  const problem = pair.failure ?? (isChecked ? found.failure : null)
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <Field
        label={words('label')}
        hint={words('hint-start')}
        error={problem?.sentence}
        placeholder={words('placeholder')}
        value={line}
        onValue={(value) => {
          setLine(value)
          pair.forgive()
        }}
        mono
        required
        autocomplete="off"
        spellcheck={false}
        data-testid="pairing-input"
      />
      {problem ? <WayOut failure={problem} line={line} /> : null}
      <div role="status">
        {target ? (
          <ServerName
            host={target.host}
            isLoopback={target.isLoopback}
            note={isChecked && found.value ? words('found', { version: found.value.meta.version }) : null}
          />
        ) : null}
      </div>
      <div class="row">
        <Button type="submit" variant="primary" aria-disabled={pair.isRunning} data-testid="pair-button">
          {words(pair.isRunning ? 'pairing' : 'pair')}
        </Button>
      </div>
    </form>
  )
}

import { Copyable } from '../../ui/Copyable.tsx'
import { commonWords } from '../session/words.ts'

/** A command to type in a terminal, with its button. */
export const CopyCommand = ({ command }: { command: string }) => (
  <Copyable
    text={command}
    words={{ copy: commonWords('copy'), copied: commonWords('copied'), failed: commonWords('copy-failed') }}
    subject={command}
  />
)

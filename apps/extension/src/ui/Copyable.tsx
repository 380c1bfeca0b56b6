import { CopyButton, type CopyWords } from './CopyButton.tsx'

/** A text of machines, sign by sign, with a button that copies it. */
export const Copyable = ({ text, words, subject }: { text: string; words: CopyWords; subject?: string }) => (
  <div class="copyable">
    <pre>{text}</pre>
    <CopyButton text={text} words={words} {...(subject === undefined ? {} : { subject })} />
  </div>
)

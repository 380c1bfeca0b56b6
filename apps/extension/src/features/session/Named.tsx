/** The word on a button, and what it is about for those who hear it without seeing its neighbours. */
export const Named = ({ action, subject }: { action: string; subject: string }) => (
  <>
    {action}
    <span class="visually-hidden"> {subject}</span>
  </>
)

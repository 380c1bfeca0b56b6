import { runSender, type SenderResult } from './run-sender.ts'

export interface SwaksMail {
  readonly port: number
  readonly from: string
  readonly to: string
  readonly helo: string
  readonly subject?: string
  readonly body?: string
  /** Files to attach, by path. */
  readonly attach?: readonly string[]
  /** The file of the authority that the server's certificate has to come from; without one, no STARTTLS. */
  readonly caFile?: string
  /** Another address of the loopback than 127.0.0.1 to send from. */
  readonly localAddress?: string
}

/** Sends with swaks, the Swiss army knife for SMTP. Its exit code tells where a server refused: 24 RCPT, 29 STARTTLS. */
export function swaks(mail: SwaksMail): Promise<SenderResult> {
  const {
    subject = 'Your quote',
    body = 'Here is the quote you asked me for.',
    attach = [],
    caFile,
    localAddress,
  } = mail
  return runSender('swaks', [
    `--server=127.0.0.1:${mail.port}`,
    `--from=${mail.from}`,
    `--to=${mail.to}`,
    `--helo=${mail.helo}`,
    `--header=Subject: ${subject}`,
    `--body=${body}`,
    ...attach.map((path) => `--attach=@${path}`),
    ...(caFile === undefined ? [] : ['--tls', '--tls-verify', `--tls-ca-path=${caFile}`]),
    ...(localAddress === undefined ? [] : [`--local-interface=${localAddress}`]),
  ])
}

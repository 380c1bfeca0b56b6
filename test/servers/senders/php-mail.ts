import { sendWith } from './run-sender.ts'

export interface PhpMail {
  /** Postfix's configuration: `mail()` hands over to its sendmail. */
  readonly configurationFolder: string
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** The contact form of a website. */
const FORM = `
$mail = json_decode(stream_get_contents(STDIN), true);
$fields = [
  'From' => $mail['from'],
  'MIME-Version' => '1.0',
  'Content-Type' => 'text/plain; charset=utf-8',
  'X-Mailer' => 'PHP/' . phpversion(),
];
exit(mail($mail['to'], "=?UTF-8?B?" . base64_encode($mail["subject"]) . "?=", $mail['text'], $fields) ? 0 : 1);
`

/** Sends with PHP's `mail()`: the envelope's sender is whoever runs PHP, as on a server that nobody set up. */
export async function sendWithPhp({ configurationFolder, ...mail }: PhpMail): Promise<void> {
  const sendmail = `/usr/sbin/sendmail -C ${configurationFolder} -t -i`
  await sendWith('php', ['-d', `sendmail_path=${sendmail}`, '-r', FORM], JSON.stringify(mail))
}

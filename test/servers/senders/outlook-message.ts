/** What Outlook for Windows writes: HTML of Word, pictures by Content-ID within multipart/related, a file beside it. */
export interface OutlookMail {
  readonly from: string
  readonly to: string
  readonly subject: string
  /** The name of the attached file, with accents as RFC 2047 words, which is how Outlook writes it. */
  readonly attachment: string
}

const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9KobjigAAAABJRU5ErkJggg=='

const WORD_HTML = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><meta name="Generator" content="Microsoft Word 15 (filtered medium)"><!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]--><style><!--
@font-face {font-family:"Cambria Math"; panose-1:2 4 5 3 5 4 6 3 2 4;}
p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif; mso-fareast-language:EN-US;}
--></style><!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit" spidmax="1026" /></xml><![endif]--></head><body lang="FR" link="#0563C1" vlink="#954F72" style="word-wrap:break-word"><div class="WordSection1"><p class="MsoNormal">Bonjour,<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">voici le devis pour le gîte, du 4 au 18 juillet.<o:p></o:p></p><p class="MsoNormal"><img width="96" height="32" id="Image_x0020_1" src="cid:image001.png@01DC5A7C.5D2E8A40" alt="Logo du gîte"><o:p></o:p></p></div></body></html>`

/** RFC 2045 section 6.7, in Latin-1, in lines of at most 76 characters. */
const quotedPrintable = (text: string): string =>
  Buffer.from(text, 'latin1')
    .toString('latin1')
    .replaceAll(/[^\n\x20-\x3c\x3e-\x7e]/g, escaped)
    .replaceAll(/(?:=[0-9A-F]{2}|[^=\n]){70,73}(?=[^\n])/g, '$&=\n')

/** RFC 2047 section 4.2. */
const encodedWord = (text: string): string => {
  const word = Buffer.from(text, 'latin1')
    .toString('latin1')
    .replaceAll(/[^A-Za-z0-9 .-]/g, escaped)
  return `=?iso-8859-1?Q?${word.replaceAll(' ', '_')}?=`
}

const escaped = (character: string): string => `=${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`

/** The whole message, with CRLF line ends. */
export function outlookMessage({ from, to, subject, attachment }: OutlookMail): string {
  const name = encodedWord(attachment)
  return `From: "MARTIN, Isabelle" <${from}>
To: <${to}>
Subject: ${encodedWord(subject)}
Date: ${new Date().toUTCString().replace('GMT', '+0000')}
Message-ID: <000001dc5a7c$5d2e8a40$178b9ec0$@example.org>
MIME-Version: 1.0
Content-Type: multipart/mixed;
	boundary="----=_NextPart_000_0001_01DC5A84.BF0D6A70"
X-Mailer: Microsoft Outlook 16.0
Thread-Index: AQHcWnw9wQ==
Content-Language: fr

This is a multipart message in MIME format.

------=_NextPart_000_0001_01DC5A84.BF0D6A70
Content-Type: multipart/related;
	boundary="----=_NextPart_001_0002_01DC5A84.BF0D6A70"

------=_NextPart_001_0002_01DC5A84.BF0D6A70
Content-Type: multipart/alternative;
	boundary="----=_NextPart_002_0003_01DC5A84.BF0D6A70"

------=_NextPart_002_0003_01DC5A84.BF0D6A70
Content-Type: text/plain;
	charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

Bonjour,

${quotedPrintable('voici le devis pour le gîte, du 4 au 18 juillet.')}

------=_NextPart_002_0003_01DC5A84.BF0D6A70
Content-Type: text/html;
	charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

${quotedPrintable(WORD_HTML)}

------=_NextPart_002_0003_01DC5A84.BF0D6A70--

------=_NextPart_001_0002_01DC5A84.BF0D6A70
Content-Type: image/png;
	name="image001.png"
Content-Transfer-Encoding: base64
Content-ID: <image001.png@01DC5A7C.5D2E8A40>

${DOT}

------=_NextPart_001_0002_01DC5A84.BF0D6A70--

------=_NextPart_000_0001_01DC5A84.BF0D6A70
Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document;
	name="${name}"
Content-Transfer-Encoding: base64
Content-Disposition: attachment;
	filename="${name}"

UEsDBAoAAAAAAA==

------=_NextPart_000_0001_01DC5A84.BF0D6A70
Content-Type: application/ms-tnef;
	name="winmail.dat"
Content-Transfer-Encoding: base64
Content-Disposition: attachment;
	filename="winmail.dat"

eJ8+IgEAAQaQCAAEAAAAAAABAAEAAQeQBgAI

------=_NextPart_000_0001_01DC5A84.BF0D6A70--
`.replaceAll('\n', '\r\n')
}

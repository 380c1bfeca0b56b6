import { USER_ADDRESS, type Lab } from './lab.ts'
import { RELAY_HOST } from './lab-zones.ts'
import { writeMail, type SampleMail } from './sample-mail.ts'
import { submitMail, type Submission } from './submit-mail.ts'

type Choices = Partial<Pick<Submission, 'security' | 'login' | 'to' | 'from'>> & { readonly mail?: Partial<SampleMail> }

/** Submits a sound message from the user to a test address through the lab's relay; choices change single things. */
export function submitSample(lab: Lab, address: string, choices: Choices = {}): Promise<string> {
  const { security = 'tls', mail, ...rest } = choices
  const ports = { tls: lab.relay.tlsPort, starttls: lab.relay.starttlsPort, none: lab.relay.plainPort }
  return submitMail({
    port: ports[security],
    security,
    serverName: RELAY_HOST,
    ca: lab.authority.caCertificate,
    ...(security === 'none' ? {} : { login: lab.relay }),
    from: USER_ADDRESS,
    to: [address],
    message: writeMail({ from: USER_ADDRESS, to: address, ...mail }),
    ...rest,
  })
}

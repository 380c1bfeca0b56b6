import { VerificationRequest } from '@bienrecu/shared'
import { recordInDomain } from '../../verifications/record-in-domain.ts'
import { rememberBetweenLooks } from '../../verifications/seen-before.ts'
import { tellVerification } from '../../verifications/tell-verification.ts'
import { defineCommand } from '../command.ts'
import { dnsServers } from '../dns-option.ts'
import { EXIT } from '../exit-code.ts'
import { parseRequest } from '../parse-request.ts'
import { jsonLine } from '../terminal.ts'
import { openNameServers } from '../verify/open-name-servers.ts'
import { openSeenFile } from '../verify/seen-file.ts'
import { verificationText } from '../verify/verification-text.ts'

/**
 * `bienrecu verify DOMAIN`: one record, looked for at every name server of its zone. Exit code 3 when none of them answered.
 */
export const verify = defineCommand({
  options: {
    name: { type: 'string' },
    type: { type: 'string' },
    value: { type: 'string' },
    dns: { type: 'string' },
  },
  operands: 1,
  optionNames: { '/domain': 'DOMAIN', '/name': '--name', '/type': '--type', '/value': '--value' },
  run: async ({ values, operands: [text] }, terminal) => {
    const asked = { domain: text, name: values.name, type: values.type?.toUpperCase(), value: values.value }
    const { domain, name, type, value } = parseRequest(VerificationRequest, asked)
    const wanted = { domain, zone: domain, name: recordInDomain(name, domain), type, value, before: [], oldUntil: null }
    const stop = new AbortController()
    const forget = terminal.onStop(() => stop.abort())
    const { verifyRecord, close } = openNameServers(dnsServers(values.dns, terminal), terminal)
    const seen = openSeenFile(terminal.env)
    try {
      const facts = await rememberBetweenLooks(verifyRecord, seen)(wanted, { signal: stop.signal })
      seen.save()
      const verification = tellVerification(facts, terminal.locale)
      if (terminal.isJson) terminal.out(jsonLine(verification))
      else for (const line of verificationText(verification, terminal)) terminal.out(line)
      return facts.state === null ? EXIT.undetermined : EXIT.ok
    } finally {
      forget()
      close()
    }
  },
})

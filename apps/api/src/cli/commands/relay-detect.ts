import { DetectRelay, type RelayDetection } from '@bienrecu/shared'
import { AppError } from '../../app-error.ts'
import { readConfig } from '../../config.ts'
import { type DetectionConfig, openDetection } from '../../detection/detecting.ts'
import { fieldFaults } from '../../http/validate.ts'
import { defineCommand } from '../command.ts'
import { detectionText } from '../detection-text.ts'
import { dnsServers } from '../dns-option.ts'
import { EXIT } from '../exit-code.ts'
import { jsonLine, type Terminal } from '../terminal.ts'

/** No configuration is needed to ask; one that is wrong allows nothing. */
const configOf = ({ env }: Terminal): DetectionConfig => {
  const reply = readConfig(env)
  return reply.ok ? reply.config : { allowedPrivateHosts: { names: [], ranges: [] }, thunderbirdDatabase: false }
}

const addressOf = (address: string): string => {
  const request = DetectRelay.safeParse({ address })
  if (request.success) return request.data.address
  throw new AppError('invalid-request', { errors: fieldFaults(request.error.issues, { address }) })
}

/** The provider by its id, as `relay add --preset` takes it. */
const asJson = ({ provider, smtp, imap, username, sources, ...rest }: RelayDetection) => ({
  provider: provider?.id ?? null,
  smtp,
  imap,
  username,
  sources,
  providerName: provider?.name ?? null,
  isProviderCertain: provider?.isCertain ?? null,
  ...rest,
})

/**
 * `bienrecu relay detect ADDRESS`: the mail host of an address, and where each value comes from. Exit code 3 when nothing
 * was found and something did not answer.
 */
export const relayDetect = defineCommand({
  options: { dns: { type: 'string' } },
  operands: 1,
  optionNames: { '/address': 'ADDRESS' },
  run: async ({ values, operands: [text = ''] }, terminal) => {
    const address = addressOf(text)
    const { detectRelay, close } = openDetection(configOf(terminal), dnsServers(values.dns, terminal))
    try {
      const detection = await detectRelay(address)
      if (terminal.isJson) terminal.out(jsonLine(asJson(detection)))
      else for (const line of detectionText(detection, terminal)) terminal.out(line)
      return detection.sources.length === 0 && detection.undetermined.length > 0 ? EXIT.undetermined : EXIT.ok
    } finally {
      close()
    }
  },
})

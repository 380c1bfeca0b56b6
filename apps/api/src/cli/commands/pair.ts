import { createPairing, pairingLine } from '../../pairing/create-pairing.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { jsonLine } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

/** `bienrecu pair`: one pairing line, for one more device. */
export const pair = defineCommand({
  options: {},
  operands: 0,
  run: (_input, terminal) =>
    withDeps(terminal, async (deps) => {
      const { say, out, err, isJson } = terminal
      const { code } = createPairing(deps)()
      const pairing = pairingLine(deps.config.publicUrl, code)
      if (isJson) out(jsonLine({ pairing }))
      else {
        err(say('serve.pairing'))
        out(pairing)
      }
      return EXIT.ok
    }),
})

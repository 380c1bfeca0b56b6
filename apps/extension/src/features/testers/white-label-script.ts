import { mayRegisterScripts, registerScript } from './register-script.ts'
import { allowedWhiteLabelHosts, patternOf } from './tester-hosts.ts'

const ID = 'white-label'
// The panel, and the part of it that result pages need.
const SCRIPTS = ['/content-scripts/mail-tester-result.js', '/content-scripts/mail-tester.js']

/** Brings the panel to the white-label hosts that the user named and the browser allows, and to no other. */
export const registerWhiteLabelScript = async (): Promise<void> => {
  if (!(await mayRegisterScripts())) return
  const matches = (await allowedWhiteLabelHosts()).map(patternOf)
  await registerScript({ id: ID, matches, js: SCRIPTS })
}

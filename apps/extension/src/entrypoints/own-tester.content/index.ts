import { defineContentScript } from 'wxt/utils/define-content-script'
import { mountOnOwnTester } from '../../features/own-tester/mount-on-own-tester.ts'

export default defineContentScript({
  // An API on this machine, at any port; elsewhere the user allows its host first. Only the paired one is answered.
  matches: ['http://127.0.0.1/t*', 'http://localhost/t*'],
  runAt: 'document_end',
  main: mountOnOwnTester,
})

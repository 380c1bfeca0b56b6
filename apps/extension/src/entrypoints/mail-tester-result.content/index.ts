import { defineContentScript } from 'wxt/utils/define-content-script'
import { createResultPart } from '../../features/probe/create-result-part.tsx'
import { offerResultPart } from '../../features/probe/result-part.ts'

export default defineContentScript({
  // Every result id has a hyphen: the home page never loads this.
  matches: ['https://www.mail-tester.com/*-*'],
  runAt: 'document_end',
  main: () => offerResultPart(createResultPart),
})

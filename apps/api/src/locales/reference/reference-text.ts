import type { Locale } from '@bienrecu/shared'
import { en } from './en.ts'
import { fr } from './fr.ts'

interface OperationText {
  summary: string
  description?: string
  /** What the successful answer holds; by status where there are several. */
  answer: string | Record<string, string>
}

/** Words of the reference: of the OpenAPI document and of the page made from it. */
export interface ReferenceText {
  title: string
  introduction: string
  token: string
  problem: string
  tags: Record<string, string>
  /** By operationId. */
  operations: Record<string, OperationText>
  /** By operationId and parameter. */
  parameters: Record<string, Record<string, string>>
  /** Descriptions of fields, by `Schema.field`; the contract itself has them in English. */
  fields: Record<string, string>
  page: Record<PageWord, string>
}

export type PageWord =
  | 'subtitle'
  | 'document'
  | 'contents'
  | 'start'
  | 'startPair'
  | 'startToken'
  | 'startUse'
  | 'errors'
  | 'errorsAbout'
  | 'status'
  | 'code'
  | 'sentence'
  | 'schemas'
  | 'noToken'
  | 'parameters'
  | 'body'
  | 'answers'
  | 'example'
  | 'field'
  | 'kind'
  | 'meaning'
  | 'required'
  | 'optional'
  | 'orNull'
  | 'listOf'
  | 'atMost'
  | 'from'
  | 'default'
  | 'home'
  | 'homeAbout'
  | 'homeNext'
  | 'homeExtension'
  | 'homePair'
  | 'homeOpen'
  | 'homeReference'
  | 'otherLanguage'

const TEXT: Record<Locale, ReferenceText> = { en, fr }

export const referenceText = (locale: Locale): ReferenceText => TEXT[locale]

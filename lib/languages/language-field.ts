import { z } from 'zod'
import { isLanguageTag, languageTagPattern } from './language-tags'

/** A language in its usual form, also one that this site does not offer. */
export const languageField = z
  .string()
  .regex(languageTagPattern, 'Choose a language.')
  .refine(isLanguageTag, 'Choose a language.')

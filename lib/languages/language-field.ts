import { z } from 'zod'
import { isSiteLanguage } from './languages'
import { isLanguageTag, languageTagPattern } from './language-tags'

const message = 'Choose one of the languages.'

/** A language in its usual form, also one that this site does not offer. */
export const languageField = z.string().regex(languageTagPattern, message).refine(isLanguageTag, message)

export const siteLanguageField = languageField.refine((language) => isSiteLanguage(language), message)

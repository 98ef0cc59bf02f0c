import { LanguageMark } from '@/domain/content/body/schema'
import { languageName } from './language-names'

/** A passage in another language, with the name of that language for whoever points at it. */
export const LanguageInText = LanguageMark.extend({
  renderHTML: ({ HTMLAttributes }) => [
    'span',
    { ...HTMLAttributes, title: languageName(String(HTMLAttributes.lang)) },
    0,
  ],
})

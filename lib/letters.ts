import type { Language } from './languages'

const own: [Language, RegExp][] = [
  ['km', /\p{Script=Khmer}/u],
  ['lo', /\p{Script=Lao}/u],
  ['my', /\p{Script=Myanmar}/u],
  ['th', /\p{Script=Thai}/u],
  ['zh', /\p{Script=Han}/u],
]

/**
 * The language of a text by its letters, where those belong to one language; else what is said of it. Where what is said
 * cannot be, since Latin letters are all there is, the answer is '': nobody knows, which `lang` can say too.
 */
export function languageByLetters(text: string, said: Language): Language | '' {
  const found = own.filter(([, letters]) => letters.test(text)).map(([language]) => language)
  if (found.length > 0) return found.includes(said) ? said : found[0]!
  const hasOwnLetters = own.some(([language]) => language === said)
  return hasOwnLetters && /\p{Script=Latin}{2}/u.test(text) ? '' : said
}

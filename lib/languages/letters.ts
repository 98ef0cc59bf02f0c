import type { Language } from './languages'

const ownLetters: [Language, RegExp][] = [
  ['km', /\p{Script=Khmer}/u],
  ['lo', /\p{Script=Lao}/u],
  ['my', /\p{Script=Myanmar}/u],
  ['th', /\p{Script=Thai}/u],
  ['zh', /\p{Script=Han}/u],
]

/** Returns the only language with these letters, else `declared`; '' (unknown) for Latin if that has its own. */
export function languageByLetters(text: string, declared: Language): Language | '' {
  const matches = ownLetters.filter(([, letters]) => letters.test(text)).map(([language]) => language)
  if (matches.length > 0) return matches.includes(declared) ? declared : matches[0]!
  const hasOwnLetters = ownLetters.some(([language]) => language === declared)
  return hasOwnLetters && /\p{Script=Latin}{2}/u.test(text) ? '' : declared
}

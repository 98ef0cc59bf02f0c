/** Begins words with a capital, where the letters have them. Georgian ones do, but no word begins with one. */
export function withCapital(words: string, language: string) {
  const [first = ''] = words
  return /\p{Script=Georgian}/u.test(first) ? words : first.toLocaleUpperCase(language) + words.slice(first.length)
}

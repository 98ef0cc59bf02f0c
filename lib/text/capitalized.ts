/** The words with a capital at their beginning, where they begin a line or a sentence: "Today 09:00". */
export function capitalized(words: string) {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

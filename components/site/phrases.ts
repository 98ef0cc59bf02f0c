import type { Language } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'

/** Replaces marked-up words while their message is formatted; no text has this character. */
const placeholder = '\uE000'

/** Words of a message before, between and after marked-up words: a date, a title, a link. */
type Enclosure = [before: string, after: string, ...string[]]

/** Returns the words of a message around marked-up words, which have one order in every language. */
export function splitAround(message: (place: string) => string): Enclosure {
  return message(placeholder).split(placeholder) as Enclosure
}

/** Returns the gap after words. Chinese marks are as wide as a letter and include their space. */
export function gapAfter(words: string) {
  return /[：。]$/.test(words) ? '' : ' '
}

/** A name within a sentence: Vietnamese writes it with a small letter. */
export function inSentence(name: string, { language }: { language: Language }) {
  return language === 'vi' ? name.charAt(0).toLowerCase() + name.slice(1) : name
}

export function languageInSentence(language: Language, frame: { language: Language }) {
  return inSentence(messagesIn(frame.language).languages[language], frame)
}

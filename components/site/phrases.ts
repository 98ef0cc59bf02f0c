import type { Language } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'

/** The place of something that is marked up by itself, while its message is said; no text has this character. */
const placeholder = '\uE000'

/** The words of a message before, between and after what is marked up by itself: a date, a title, a link. */
type Enclosure = [before: string, after: string, ...string[]]

/** Returns the words of a message around what is marked up by itself in it; several of these stand in the same order in every language. */
export function around(message: (place: string) => string): Enclosure {
  return message(placeholder).split(placeholder) as Enclosure
}

/** Between words and what follows them. The marks of Chinese are as wide as a letter and bring their room with them. */
export function gapAfter(words: string) {
  return /[：。]$/.test(words) ? '' : ' '
}

/** A name within a sentence: Vietnamese begins it small there. */
export function inSentence(name: string, { language }: { language: Language }) {
  return language === 'vi' ? name.charAt(0).toLowerCase() + name.slice(1) : name
}

/** The name of a language within a sentence. */
export function languageInSentence(language: Language, frame: { language: Language }) {
  return inSentence(messagesIn(frame.language).languages[language], frame)
}

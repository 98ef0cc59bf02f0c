import type { Language } from '@/lib/languages/languages'
import { formatNumber } from '@/lib/text/numbers'

/** The words of one part of the interface, in every language of it. */
export type Spoken<Words> = Record<Language, Words>

/** The words that stand before and after something that is marked up by itself: a date, a title, a link. */
export type Enclosure = [before: string, after: string]

/** The words for a reader in their language. */
export function say<Words>({ language }: { language: Language }, words: Spoken<Words>): Words {
  return words[language]
}

/** Between words and what follows them. The marks of Chinese are as wide as a letter and bring their room with them. */
export function gapAfter(words: string) {
  return /[：。]$/.test(words) ? '' : ' '
}

/** "1 post", "12 posts": English alone of the seven has another form for several. */
export function counted(n: number, one: string, many = `${one}s`) {
  return `${formatNumber(n)} ${n === 1 ? one : many}`
}

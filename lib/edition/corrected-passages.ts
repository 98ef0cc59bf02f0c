import { tagsIn, unescaped } from './corrected'

/** The text that stands under a heading, or on a page, of a corrected text: its words, its page as far as marks say, and the heading above it. */
export type CorrectedPassage = { text: string; page: number; heading?: { text: string; id: string } }

/** Characters of a passage, at the most, but for one block that is longer by itself: each is looked through in one go. */
const maxCharacters = 20_000

/** Elements within a line: the words before and after them are not apart. */
const inLine = new Set(['a', 'b', 'em', 'strong', 'i', 's', 'code', 'span', 'mark', 'bdi'])

/**
 * The words of a corrected text (the HTML of `correctedPartsOf`) passage by passage, each from one heading or mark of a page to the next, or as
 * much as is looked through in one go. A note is one by itself, with the heading and the page that its number stands under. Numbers of notes and
 * the words of marks are left out.
 */
export function* correctedPassages(html: string): Generator<CorrectedPassage> {
  let passage: CorrectedPassage = { text: '', page: 1 }
  let title: { text: string; id: string } | undefined
  let silent: string | undefined
  let start = 0
  /** The passages that refer to a note, by its number. */
  const referring = new Map<string, CorrectedPassage>()
  for (const { at, end, name, isEnd, text } of tagsIn(html)) {
    if (silent === undefined) {
      const words = unescaped(html.slice(start, at))
      passage.text += inLine.has(name) ? words : `${words} `
      if (title) title.text += words
    }
    start = end
    const isTitle = /^h[234]$/.test(name)
    const page = / id="p(\d+)" class="leaf"/.exec(text)?.[1]
    const [, note] = (name === 'li' && / id="note:(\d+)"/.exec(text)) || []
    const [, number] = (name === 'a' && / href="#note:(\d+)"/.exec(text)) || []
    if (number) referring.set(number, passage)
    const isFull = passage.text.length > maxCharacters && isEnd && !inLine.has(name) && !title
    if (isTitle && isEnd && title) {
      passage.heading = { ...title, text: title.text.replace(/\s+/g, ' ').trim() }
      title = undefined
    } else if (isTitle || page || note || isFull) {
      if (passage.text.trim()) yield passage
      const place = (note && referring.get(note)) || passage
      passage = { ...place, text: '', page: page ? Number(page) : place.page }
      if (isTitle && !isEnd) title = { text: '', id: / id="([^"]*)"/.exec(text)?.[1] ?? '' }
    }
    if (isEnd && name === silent) silent = undefined
    else if (name === 'sup' || text.endsWith(' class="leaf">')) silent ??= name
  }
  if (passage.text.trim()) yield passage
}

import { tagsIn } from './corrected'
import { unescapeHtml } from '../web/html'

export type CorrectedPassage = { text: string; page: number; heading?: { text: string; id: string } }

/** A longer passage is only one long block. */
const maxCharacters = 20_000

/** Elements that do not separate words. */
const inlineElements = new Set(['a', 'b', 'em', 'strong', 'i', 's', 'code', 'span', 'mark', 'bdi'])

/** Divides a corrected text at headings, page marks and `maxCharacters`; each note is a passage of its own place. */
export function* correctedPassages(html: string): Generator<CorrectedPassage> {
  let passage: CorrectedPassage = { text: '', page: 1 }
  let title: { text: string; id: string } | undefined
  let silent: string | undefined
  let start = 0
  const referring = new Map<string, CorrectedPassage>()
  for (const { at, end, name, isEnd, text } of tagsIn(html)) {
    if (silent === undefined) {
      const words = unescapeHtml(html.slice(start, at))
      passage.text += inlineElements.has(name) ? words : `${words} `
      if (title) title.text += words
    }
    start = end
    const isTitle = /^h[234]$/.test(name)
    const page = / id="p(\d+)" class="leaf"/.exec(text)?.[1]
    const [, note] = (name === 'li' && / id="note:(\d+)"/.exec(text)) || []
    const [, number] = (name === 'a' && / href="#note:(\d+)"/.exec(text)) || []
    if (number) referring.set(number, passage)
    const isFull = passage.text.length > maxCharacters && isEnd && !inlineElements.has(name) && !title
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

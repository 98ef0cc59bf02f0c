import { parseHTML } from 'linkedom'
import { languageTagOf } from '@/lib/languages/language-tags'
import { textIn } from './text-in'

type Note = { text: string; lang?: string }

export type Notes = Map<string, Note>

export function notesIn(json: string): Notes {
  const notes: Notes = new Map()
  try {
    const list: unknown = JSON.parse(json)
    if (!Array.isArray(list)) return notes
    for (const note of list as unknown[]) {
      const { id, content } = (note ?? {}) as { id?: unknown; content?: unknown }
      if (typeof id === 'string' && typeof content === 'string') notes.set(id, noteOf(content))
    }
  } catch {
    // An invalid list: each reference is reported.
  }
  return notes
}

/** Shows links of a note as addresses. */
function noteOf(html: string): Note {
  const { body } = parseHTML(`<!doctype html><html><body>${html.slice(0, 20_000)}</body></html>`).document
  for (const link of body.querySelectorAll('a[href^="http"]'))
    if (!textIn(link).includes('://')) link.append(` (${link.getAttribute('href')})`)
  const [only, ...others] = body.childNodes
  const lang = only?.nodeType === 1 && others.length === 0 ? (only as Element).getAttribute('lang') : null
  return { text: textIn(body).replace(/\s+/g, ' ').trim(), lang: lang ? languageTagOf(lang) : undefined }
}

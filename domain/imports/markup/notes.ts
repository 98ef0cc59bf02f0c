import { parseHTML } from 'linkedom'
import { textIn } from './text-in'

/** Notes by their id. */
export type Notes = Map<string, string>

/** The notes that WordPress keeps beside a text, as plain words. */
export function notesIn(json: string): Notes {
  const notes: Notes = new Map()
  try {
    const list: unknown = JSON.parse(json)
    if (!Array.isArray(list)) return notes
    for (const note of list as unknown[]) {
      const { id, content } = (note ?? {}) as { id?: unknown; content?: unknown }
      if (typeof id === 'string' && typeof content === 'string') notes.set(id, plain(content))
    }
  } catch {
    // No list: its places in the text are reported one by one.
  }
  return notes
}

/** Words with the addresses of their links, which a note shows as they are. */
function plain(html: string) {
  const { body } = parseHTML(`<!doctype html><html><body>${html.slice(0, 20_000)}</body></html>`).document
  for (const link of body.querySelectorAll('a[href^="http"]'))
    if (!textIn(link).includes('://')) link.append(` (${link.getAttribute('href')})`)
  return textIn(body).replace(/\s+/g, ' ').trim()
}

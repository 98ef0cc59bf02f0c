import { parseHTML } from 'linkedom'
import { bodySchema } from '@/domain/content/body/schema'
import type { Flow } from './flow'
import { textIn } from './text-in'
import type { Writer } from './writer'

/** Notes by their id. */
export type Notes = Map<string, string>

/** The notes that WordPress keeps beside a text, as plain words. */
export function notesIn(json = ''): Notes {
  const notes: Notes = new Map()
  try {
    const list: unknown = JSON.parse(json || '[]')
    if (!Array.isArray(list)) return notes
    for (const note of list as unknown[]) {
      const { id, content } = (note ?? {}) as { id?: unknown; content?: unknown }
      if (typeof id === 'string' && typeof content === 'string') notes.set(id, plain(content))
    }
  } catch {
    // No list: its places in the text are told one by one.
  }
  return notes
}

/** A footnote of WordPress's, where the text refers to it. What it says of the others is left as it stands. */
export function footnote(flow: Flow, element: Element, writer: Writer) {
  const id = element.getAttribute('data-fn')
  if (!id) return false
  const text = flow.notes.get(id)
  if (text === undefined) {
    flow.problems.add('The words of a footnote are missing from the export.', textIn(element))
    return false
  }
  writer.inline(bodySchema.node('footnote', { text }))
  return true
}

/** Words with the addresses of their links, which a note shows as they are. */
function plain(html: string) {
  const { body } = parseHTML(`<!doctype html><html><body>${html.slice(0, 20_000)}</body></html>`).document
  for (const link of body.querySelectorAll('a[href^="http"]'))
    if (!textIn(link).includes('://')) link.append(` (${link.getAttribute('href')})`)
  return textIn(body).replace(/\s+/g, ' ').trim()
}

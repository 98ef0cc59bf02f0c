import type { Node } from '@tiptap/pm/model'
import { NotAllowed } from '@/domain/content/body/limits'
import { bodySchema, emptyBody } from '@/domain/content/body/schema'
import { Flow } from './markup/flow'
import { parsedMarkup, wordsAlone } from './markup/parse'
import { withPlacesLed, type Json } from './markup/places'
import type { BodyContext, ImportedBody } from './imported-body'

/**
 * The HTML of a WordPress text, classic or in blocks, as a body. No visible word is lost: what has no form here becomes plain
 * text or a link, and is listed. Takes time in proportion to the length of the text, whatever is in it.
 */
export function bodyFromHtml(html: string, context: BodyContext): ImportedBody {
  const flow = new Flow(context)
  const content = blocksIn(html, flow)
  const doc: Node = bodySchema.node('doc', null, content.length > 0 ? content : [bodySchema.node('paragraph')])
  doc.check()
  const places = flow.places.in(doc)
  const body = content.length > 0 ? (doc.toJSON() as Json) : emptyBody
  const led = flow.asked().links.some((href) => href.startsWith('#'))
    ? withPlacesLed(body, places, flow.problems)
    : body
  const { problems, mediaRefs, links, blocks } = flow.asked()
  return {
    body: led,
    places,
    problems,
    mediaRefs,
    links,
    blocks,
    teaser: flow.teaser,
  }
}

function blocksIn(html: string, flow: Flow) {
  try {
    return flow.read(parsedMarkup(html, flow.problems))
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error
    flow.problems.add(
      'Something in it is longer than it may be. Only the words of the text were taken over.',
      error.message,
    )
    return flow.read(wordsAlone(html))
  }
}

/** What a text will ask for: the addresses of its links, its files, the shared blocks in it. */
export function refsIn(html: string, context: Partial<BodyContext> = {}) {
  const unknown = { resolveLink: () => undefined, resolveMedia: () => undefined }
  const { mediaRefs, links, blocks } = bodyFromHtml(html, { ...unknown, ...context })
  return { mediaRefs, links, blocks }
}

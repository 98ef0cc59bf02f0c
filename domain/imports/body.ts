import type { Node } from '@tiptap/pm/model'
import { NotAllowed } from '@/domain/content/body/limits'
import { bodySchema, emptyBody } from '@/domain/content/body/schema'
import type { BodyContext, ImportedBody } from './imported-body'
import { readElement } from './markup/element'
import { Flow } from './markup/flow'
import { loneAddress } from './markup/links'
import { parseMarkup, wordsAlone, type Markup } from './markup/parse'
import { withPlaceLinks, type Json } from './markup/places'

/** The text of a post, parsed once. Reading leaves it as it is: it can be read before its files are here, and again with them. */
export type ParsedBody = {
  html: string
  markup: Markup
  /** The blocks that it shares with other texts, by their number. */
  shared: Map<string, Markup>
}

export function parseBody(html: string): ParsedBody {
  return { html, markup: parseMarkup(html), shared: new Map() }
}

/**
 * The HTML of a WordPress text, classic or in blocks, as a body. No visible word is lost: what has no form here becomes plain
 * text or a link, and is listed. Takes time in proportion to the length of the text, whatever is in it.
 */
export function readParsedBody(parsed: ParsedBody, context: BodyContext): ImportedBody {
  const flow = new Flow(context, { shared: parsed.shared, readElement })
  const content = blocksOf(parsed, flow)
  const doc: Node = bodySchema.node('doc', null, content.length > 0 ? content : [bodySchema.node('paragraph')])
  doc.check()
  const places = flow.places.in(doc)
  const body = content.length > 0 ? (doc.toJSON() as Json) : emptyBody
  const { mediaRefs, links, blocks } = flow.refs()
  const linkedBody = links.some((href) => href.startsWith('#')) ? withPlaceLinks(body, places, flow.problems) : body
  return { body: linkedBody, doc, places, problems: flow.problems.all, mediaRefs, links, blocks, teaser: flow.teaser }
}

function blocksOf({ html, markup }: ParsedBody, flow: Flow) {
  try {
    return blocksIn(flow.rootOf(markup), flow)
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error
    flow.problems.add(
      'Something in it is longer than it may be. Only the words of the text were taken over.',
      error.message,
    )
    return blocksIn(wordsAlone(html), flow)
  }
}

function blocksIn(root: Element, flow: Flow) {
  return flow.read(root).map((block) => loneAddress(flow, block))
}

/** The HTML of a text as a body, for a text that is read once. */
export function bodyFromHtml(html: string, context: BodyContext) {
  return readParsedBody(parseBody(html), context)
}

/** Returns what a text refers to: the addresses of its links, its files, the shared blocks in it. */
export function refsIn(html: string, context: Partial<BodyContext> = {}) {
  const unknown = { resolveLink: () => undefined, resolveMedia: () => undefined }
  const { mediaRefs, links, blocks } = bodyFromHtml(html, { ...unknown, ...context })
  return { mediaRefs, links, blocks }
}

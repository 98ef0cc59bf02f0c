import type { Node } from '@tiptap/pm/model'
import { ValueNotAllowed } from '@/domain/content/body/limits'
import { bodySchema, emptyBody } from '@/domain/content/body/schema'
import type { BodyContext, ImportedBody } from './imported-body'
import { readElement } from './markup/element'
import { Flow } from './markup/flow'
import { loneAddress } from './markup/links'
import { parseMarkup, wordsAlone, type Markup } from './markup/parse'
import { withPlaceLinks, type JsonValue } from './markup/places'

/** A post, parsed once. Reading does not change it, so it is read before and after its files are imported. */
export type ParsedBody = {
  html: string
  markup: Markup
  shared: Map<string, Markup>
}

export function parseBody(html: string): ParsedBody {
  return { html, markup: parseMarkup(html), shared: new Map() }
}

/** Reads a WordPress text in linear time. Content that Gazette does not have becomes text or links, and is listed. */
export function readParsedBody(parsed: ParsedBody, context: BodyContext): ImportedBody {
  const flow = new Flow(context, { shared: parsed.shared, readElement })
  const content = bodyBlocksOf(parsed, flow)
  const doc: Node = bodySchema.node('doc', null, content.length > 0 ? content : [bodySchema.node('paragraph')])
  doc.check()
  const places = flow.places.in(doc)
  const body = content.length > 0 ? (doc.toJSON() as JsonValue) : emptyBody
  const { mediaRefs, links, blocks } = flow.refs()
  const linkedBody = links.some((href) => href.startsWith('#')) ? withPlaceLinks(body, places, flow.problems) : body
  return { body: linkedBody, doc, places, problems: flow.problems.all, mediaRefs, links, blocks, teaser: flow.teaser }
}

function bodyBlocksOf({ html, markup }: ParsedBody, flow: Flow) {
  try {
    return blocksIn(flow.rootOf(markup), flow)
  } catch (error) {
    if (!(error instanceof ValueNotAllowed)) throw error
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

export function bodyFromHtml(html: string, context: BodyContext) {
  return readParsedBody(parseBody(html), context)
}

import { Fragment, type Node } from '@tiptap/pm/model'
import { bodySchema, hostOf, calloutKinds, isCalloutKind } from '@/domain/content/body/schema'
import { withMark } from './marks'
import { attributesOf } from './blocks'
import { lastSegment, mediaNode, paragraphOf } from './figures'
import type { Flow, ReadingState } from './flow'
import { writeEmbedded, videoPage } from './frames'
import { textIn } from './text-in'
import { hasWords, type BlockWriter } from './writer'

const plainBlockNames =
  /^core\/(paragraph|heading|list|list-item|quote|pullquote|image|gallery|table|separator|spacer|columns?|group|cover|media-text|buttons?|html|code|preformatted|verse|freeform|shortcode|details|audio|video|more|nextpage|social-links|missing|text-columns|subhead|footnotes)$/

export function readBlock(flow: Flow, element: Element, writer: BlockWriter, state: ReadingState) {
  const name = element.getAttribute('name') ?? ''
  const attributes = attributesOf(element.getAttribute('attributes') ?? '')
  const text = (key: string) => (typeof attributes[key] === 'string' ? attributes[key].trim() : '')
  if (/^core(-embed\/|\/embed$)/.test(name)) return embed()
  if (name === 'core/file') return file()
  if (name === 'core/block') return shared()
  if (name === 'core/social-link') return link()
  if (name === 'core/group' && isCallout(text('className'))) return readCallout(flow, element, writer, state)
  if (!plainBlockNames.test(name)) unknown()
  flow.paragraph(element, writer, state)

  /** The address is text in the frame, the caption beside it. */
  function embed() {
    const url = text('url') || (/https?:\S+/.exec(textIn(element))?.[0] ?? '')
    const caption = textIn(element).replace(url, '').replace(/\s+/g, ' ').trim()
    writer.endParagraph()
    if (!url) return flow.paragraph(element, writer, state)
    // WordPress asked the other site for its type.
    if (text('type') === 'video' && !videoPage(url) && hostOf(url))
      return writer.aside(bodySchema.node('video', { href: url, title: caption }))
    if (!videoPage(url)) flow.problems.add('Something of another site was shown here; the text links to it.', url)
    writeEmbedded(flow, url, caption, writer)
  }

  function file() {
    const link = element.querySelector('a[href]')
    const href = text('href') || (link?.getAttribute('href') ?? '')
    const id = typeof attributes.id === 'number' ? { id: String(attributes.id) } : {}
    const media = href ? flow.find({ ...id, url: href }) : undefined
    if (!media) {
      if (href) flow.problems.add('A file is missing: the text links to where it was.', href)
      return flow.paragraph(element, writer, state)
    }
    writer.endParagraph()
    writer.block(
      mediaNode({ ...media, kind: 'document' }, { caption: (link && textIn(link).trim()) || lastSegment(href) }),
    )
  }

  function shared() {
    const ref = String(attributes.ref ?? '')
    const root = ref ? flow.sharedBlock(ref) : undefined
    if (root) return flow.paragraph(root, writer, state)
    flow.problems.add('A block that several texts share is not in the export, or holds itself.', `number ${ref}`)
  }

  function link() {
    const url = text('url')
    const to = url ? flow.address(url) : undefined
    if (to) writer.block(paragraphOf(text('label') || text('service') || to, to))
  }

  /** Makes paragraphs of words in a plugin block's attributes, so that none is lost. */
  function unknown() {
    const isEmpty = !hasWords(textIn(element)) && !element.querySelector('img, iframe, video, audio')
    flow.problems.add(
      isEmpty
        ? 'A block of a plugin or of WordPress shows something that is not in the text.'
        : 'A block of a plugin was taken over as plain text.',
      isEmpty ? name : `${name}: ${textIn(element)}`,
    )
    if (!isEmpty) return
    writer.endParagraph()
    for (const prose of proseIn(attributes)) writer.block(paragraphOf(prose))
    writer.text(`[${name}]`, withMark([], 'code'), false)
    writer.endParagraph()
  }
}

function isCallout(className: string) {
  return /(^|\s)gazette-callout(\s|$)/.test(className)
}

/** Reads an exported callout, even if it was changed. Content that a callout cannot have is put after it. */
function readCallout(flow: Flow, element: Element, writer: BlockWriter, state: ReadingState) {
  const className = element.querySelector('.gazette-callout')?.getAttribute('class') ?? ''
  const kind = /\bgazette-callout-(\w+)/.exec(className)?.[1]
  const calloutKind = isCalloutKind(kind) ? kind : 'note'
  const blocks = flow.blocksIn(element, state)
  const label = textIn(
    element.querySelector('.gazette-callout-label') ?? element.ownerDocument.createElement('p'),
  ).trim()
  const isLabelled = label !== '' && blocks[0]?.textContent.trim() === label
  const content = isLabelled ? blocks.slice(1) : blocks
  writer.endParagraph()
  if (!fitsCallout(content)) return blocks.forEach((block) => writer.block(block))
  const customLabel = isLabelled && label !== calloutKinds[calloutKind] ? label : ''
  writer.block(bodySchema.node('callout', { kind: calloutKind, label: customLabel }, content))
}

function fitsCallout(blocks: Node[]) {
  return bodySchema.nodes.callout!.validContent(Fragment.from(blocks))
}

function proseIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') {
    const words = value
      .replace(/<[^<>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    return /\p{L}\s+\p{L}/u.test(words) && !/[{};]/.test(words) ? [words] : []
  }
  if (typeof value !== 'object' || value === null || depth > 5) return []
  return Object.values(value).flatMap((inner) => proseIn(inner, depth + 1))
}

import { bodySchema, hostOf } from '@/domain/content/body/schema'
import { lastSegment, mediaNode, paragraphOf } from './figures'
import type { Flow, ReadingState } from './flow'
import { textIn } from './text-in'
import type { BlockWriter } from './writer'

/** Returns undefined for an unknown video site. */
export function videoPage(address: string): string | undefined {
  const href = address.startsWith('//') ? `https:${address}` : address
  const host = hostOf(href)
  if (!host) return undefined
  const url = new URL(href)
  const [first, second] = url.pathname.split('/').filter(Boolean)
  if (/^(youtube\.com|youtube-nocookie\.com)$/.test(host)) {
    const id = /^(embed|v|shorts|live)$/.test(first ?? '') ? second : url.searchParams.get('v')
    const list = url.searchParams.get('list')
    if (id && /^[\w-]{5,20}$/.test(id) && id !== 'videoseries') return `https://www.youtube.com/watch?v=${id}`
    return list && /^[\w-]+$/.test(list) ? `https://www.youtube.com/playlist?list=${list}` : undefined
  }
  if (host === 'youtu.be' && /^[\w-]{5,20}$/.test(first ?? '')) return `https://www.youtube.com/watch?v=${first}`
  const id = url.pathname.match(/\/(?:video\/)?(\d{4,})/)?.[1]
  return /(^|\.)vimeo\.com$/.test(host) && id ? `https://vimeo.com/${id}` : undefined
}

export function writeEmbedded(flow: Flow, href: string, title: string, writer: BlockWriter) {
  const whole = href.startsWith('//') ? `https:${href}` : href
  const page = videoPage(whole)
  if (page) return writer.aside(bodySchema.node('video', { href: page, title }))
  const to = flow.address(whole)
  if (to) writer.aside(paragraphOf(title || to, to))
  else if (title) writer.aside(paragraphOf(title))
}

/** Replaces a frame with a link: nothing of another site is embedded. */
export function readFrame(flow: Flow, element: Element, writer: BlockWriter, state: ReadingState) {
  const elements = [element, ...element.querySelectorAll('embed, param[name="movie"], iframe')]
  const names = ['src', 'data-src', 'data', 'value']
  const addresses = elements.flatMap((part) => names.map((name) => (part.getAttribute(name) ?? '').trim()))
  const address = addresses.find((address) => /^(https?:)?\/\//i.test(address)) ?? ''
  const title = (element.getAttribute('title') ?? '').replace(/^YouTube video player$/i, '').trim()
  if (address) {
    if (!videoPage(address)) flow.problems.add('A page of another site was shown here; the text links to it.', address)
    writeEmbedded(flow, address, title, writer)
  } else flow.problems.add('A frame without an address was left out.', title)
  flow.children(element, writer, state)
}

export function readEmbeddedCode(flow: Flow, element: Element, writer: BlockWriter) {
  const href = element.getAttribute('href') ?? ''
  const isRecording = /^(audio|video)$/.test(element.getAttribute('kind') ?? '')
  const media = isRecording ? flow.find({ url: href }) : undefined
  const title = element.getAttribute('title') ?? ''
  if (media?.kind === 'document') writer.aside(mediaNode(media, { caption: title }))
  else writeEmbedded(flow, href, title, writer)
}

/** Writes a recording if its file was imported, else a link. */
export function readRecording(flow: Flow, element: Element, writer: BlockWriter, state: ReadingState) {
  const elements = [element, ...element.querySelectorAll('source')]
  const address = elements.map((part) => (part.getAttribute('src') ?? '').trim()).find(Boolean)
  const media = address ? flow.find({ url: address }) : undefined
  const title = element.getAttribute('title')?.trim() ?? ''
  if (media?.kind === 'document') writer.aside(mediaNode(media, { caption: title }))
  else if (address) {
    flow.problems.add('A film or sound was played here; the text links to its file.', address)
    writeEmbedded(flow, address, title || lastSegment(address), writer)
  }
  // Fallback content of browsers that cannot play it.
  if (!address || !textIn(element).trim()) flow.children(element, writer, state)
}

import { readWxr } from './read'
import type { WxrPart } from './types'

/** An export as WordPress writes them, with what is given in its channel. */
export function exportOf(
  channel: string,
  { version = '1.2', declares = version }: { version?: string; declares?: string } = {},
) {
  const wp = `http://wordpress.org/export/${declares}/`
  return `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
	xmlns:excerpt="${wp}excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="${wp}">
<channel>
	<title>The River Desk</title>
	<link>https://river.example</link>
	<language>en-GB</language>
	${version && `<wp:wxr_version>${version}</wp:wxr_version>`}
	<wp:base_blog_url>https://river.example/desk/</wp:base_blog_url>
${channel}
</channel>
</rss>
`
}

export function itemWith(inner: string) {
  return `<item><title>Boats</title><wp:post_id>7</wp:post_id>${inner}</item>`
}

/** Everything a file gives, its bytes cut into pieces of that many. */
export async function partsOf(file: string | Uint8Array, piece = 1024): Promise<WxrPart[]> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  return partsFrom(pieces(bytes, piece))
}

export async function partsFrom(bytes: AsyncIterable<Uint8Array>) {
  const parts: WxrPart[] = []
  for await (const part of readWxr(bytes)) parts.push(part)
  return parts
}

async function* pieces(bytes: Uint8Array, piece: number) {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}

/** Its items alone, and the sentence it ended with, if it broke. */
export async function itemsOf(file: string | Uint8Array, piece?: number) {
  const parts = await partsOf(file, piece)
  const last = parts.at(-1)
  return {
    items: parts.flatMap((part) => (part.is === 'item' ? [part.item] : [])),
    remarks: parts.flatMap((part) => (part.is === 'remark' ? [part.message] : [])),
    broken: last?.is === 'broken' ? last : undefined,
  }
}

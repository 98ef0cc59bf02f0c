import type { BodyMedia } from '@/domain/content/body/body-media'
import { renderBody } from '@/domain/content/body/render'
import { bodySchema } from '@/domain/content/body/schema'
import { bodyFromHtml } from './body'
import { type BodyContext, type MediaHere } from './imported-body'

/** Files that this archive has, by the last part of their address or their number. */
const filesHere: Record<string, MediaHere> = {
  'ferry.jpg': { mediaId: 'ferry', kind: 'picture', alt: 'A ferry', caption: 'Its own caption', credit: 'Photo: Mai' },
  '42': { mediaId: 'boat', kind: 'picture' },
  'report.pdf': { mediaId: 'report', kind: 'document' },
}

const context: BodyContext = {
  language: 'en',
  resolveLink: (href) =>
    href.startsWith('https://old.example/') ? href.replace('https://old.example', '') : undefined,
  resolveMedia: ({ id, url }) => filesHere[id ?? ''] ?? filesHere[url.split('/').at(-1)!],
}

/** Returns an imported text as readers see it (pictures and files by name), and the listed problems as lines. */
export function imported(html: string, more: Partial<BodyContext> = {}) {
  const result = bodyFromHtml(html, { ...context, ...more })
  const doc = bodySchema.nodeFromJSON(result.body)
  doc.check()
  const media = new Map(['ferry', 'boat', 'report'].map((id) => [id, upload(id)]))
  const page = renderBody(doc, media)
    .replace(
      /<figure class="picture"><picture>.*?src="\/media\/(\w+)\/[^"]*" alt="([^"]*)".*?<\/picture>(.*?)<\/figure>/g,
      '[$1 “$2” $3]',
    )
    .replace(/<p class="file"><a href="[^"]*\/files\/(\w+)[^"]*">(.*?)<\/a>.*?<\/p>/g, '[file $1 “$2”]')
    .replace(/ <span>Video on .*?<\/span>/g, '')
    .replaceAll(' class="bare"', '')
  return {
    ...result,
    doc,
    page,
    listed: result.problems.map(({ what, place }) => (place ? `${what} (${place})` : what)),
  }
}

function upload(id: string): BodyMedia {
  const shape =
    id === 'report'
      ? { type: 'application/pdf', width: null, height: null }
      : { type: 'image/jpeg', width: 400, height: 300 }
  return { id, lineage: id, name: `${id}.x`, bytes: 1000, pages: null, tone: null, ...shape }
}

/** Returns the files, links and blocks that a text asks for. */
export function refsIn(html: string) {
  const unknown = { resolveLink: () => undefined, resolveMedia: () => undefined }
  const { mediaRefs, links, blocks } = bodyFromHtml(html, { language: 'en', ...unknown })
  return { mediaRefs, links, blocks }
}

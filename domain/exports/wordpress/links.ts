import type { OutlineEntry } from './outline'
import type { WordPressPlace } from './places'
import type { WordPressUpload } from './media-blocks'

type LinkOptions = {
  origin: string
  outline: OutlineEntry[]
  places: Map<number, WordPressPlace>
  /** The newest version of a file that came before. */
  fileOf: (lineage: string) => WordPressUpload | undefined
}

/** Where a link leads in WordPress: an entry of this site to itself there, a file to its upload, anything else as it is. */
export function linksTo({ origin, outline, places, fileOf }: LinkOptions) {
  const stands = new Map(
    outline.flatMap(({ entryId, path }) => (path ? [[path, places.get(entryId)!.path] as const] : [])),
  )
  return (href: string) => {
    const own = href.startsWith(`${origin}/`) ? href.slice(origin.length) : href
    if (!own.startsWith('/')) return href
    const upload = /^\/files\/([0-9a-z]{12})\//.exec(own)
    if (upload) return fileOf(upload[1]!)?.url ?? origin + own
    const end = own.search(/[?#]|$/)
    const there = stands.get(own.slice(0, end))
    return there === undefined ? href : there + own.slice(end)
  }
}

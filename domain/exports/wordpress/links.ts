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

/** Returns where a link leads in WordPress: an entry of this site to itself there, a file to its upload, anything else as it is. */
export function linksTo({ origin, outline, places, fileOf }: LinkOptions) {
  const placeOfPath = new Map(
    outline.flatMap(({ entryId, path }) => (path ? [[path, places.get(entryId)!.path] as const] : [])),
  )
  return (href: string) => {
    const path = href.startsWith(`${origin}/`) ? href.slice(origin.length) : href
    if (!path.startsWith('/')) return href
    const upload = /^\/files\/([0-9a-z]{12})\//.exec(path)
    if (upload) return fileOf(upload[1]!)?.url ?? origin + path
    const end = path.search(/[?#]|$/)
    const place = placeOfPath.get(path.slice(0, end))
    return place === undefined ? href : place + path.slice(end)
  }
}

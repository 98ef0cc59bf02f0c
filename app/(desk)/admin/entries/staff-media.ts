import { withMediaAt } from '../../media-addresses'

/** The upload that an address under /files means, by the id of its lineage and perhaps a version. */
export type WhichUpload = (lineage: string, version?: number) => string | undefined

/**
 * Markup made for readers, with addresses under which staff see the uploads whether they are public or not. Without
 * `which`, the route finds the version by its name.
 */
export function withStaffMedia(html: string, which?: WhichUpload) {
  return withMediaAt(html, (folder, id, version) => {
    const upload = folder === 'files' && which ? which(id, version) : id
    return upload && `/api/desk/media/${upload}`
  })
}

/** Returns which of a draft's own uploads an address under /files means; an earlier version has its public address. */
export function uploadIn(uploads: { id: string; lineage: string; version: number }[]): WhichUpload {
  return (lineage, version) => {
    const matches = uploads.filter((one) => one.lineage === lineage && (version ?? one.version) === one.version)
    return matches.toSorted((a, b) => b.version - a.version)[0]?.id
  }
}

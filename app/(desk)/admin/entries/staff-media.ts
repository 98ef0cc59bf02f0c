import { withMediaAt } from '../../media-addresses'

export type UploadIdOf = (lineage: string, version?: number) => string | undefined

/** Replaces addresses of uploads in markup by those for staff. Without `which`, the route finds a version by name. */
export function withStaffMedia(html: string, which?: UploadIdOf) {
  return withMediaAt(html, (folder, id, version) => {
    const upload = folder === 'files' && which ? which(id, version) : id
    return upload && `/api/desk/media/${upload}`
  })
}

export function uploadIdFinder(uploads: { id: string; lineage: string; version: number }[]): UploadIdOf {
  return (lineage, version) => {
    const matches = uploads.filter((one) => one.lineage === lineage && (version ?? one.version) === one.version)
    return matches.toSorted((a, b) => b.version - a.version)[0]?.id
  }
}

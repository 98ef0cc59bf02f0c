type At = (folder: 'media' | 'files', id: string, version?: number) => string | undefined

/**
 * Markup made for readers, its uploads asked for elsewhere: `at` says under which address a picture is, by its id, or a
 * file, by the id of its lineage and perhaps a version; undefined leaves the public address.
 */
export function withMediaAt(html: string, at: At) {
  return html.replace(/\b(src|srcset|href)="[^"]*"/gi, (attribute) =>
    attribute.replace(
      /(^|["\s,])\/(media|files)\/([0-9a-z]{12})\/(?:([1-9]\d{0,5})\/)?/g,
      (whole, before: string, folder: 'media' | 'files', id: string, version?: string) => {
        const address = at(folder, id, version === undefined ? undefined : Number(version))
        return address ? `${before}${address}/` : whole
      },
    ),
  )
}

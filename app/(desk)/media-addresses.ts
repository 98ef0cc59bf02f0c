type MediaAddressAt = (folder: 'media' | 'files', id: string, version?: number) => string | undefined

/** Replaces addresses of uploads in public markup. `at` returns the new address; undefined keeps the public one. */
export function withMediaAt(html: string, at: MediaAddressAt) {
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

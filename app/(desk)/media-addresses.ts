import { pathParamPatterns } from '@/addresses.mjs'

// Linear: after the name of a folder, each part has one length or a bound.
const mediaAddress = new RegExp(`(^|["\\s,])/(media|files)/([0-9a-z]{12})/(?:(${pathParamPatterns.version})/)?`, 'g')

type MediaAddressAt = (folder: 'media' | 'files', id: string, version?: number) => string | undefined

/** Replaces addresses of uploads in public markup. `at` returns the new address; undefined keeps the public one. */
export function withMediaAt(html: string, at: MediaAddressAt) {
  return html.replace(/\b(src|srcset|href)="[^"]*"/gi, (attribute) =>
    attribute.replace(
      mediaAddress,
      (whole, before: string, folder: 'media' | 'files', id: string, version?: string) => {
        const address = at(folder, id, version === undefined ? undefined : Number(version))
        return address ? `${before}${address}/` : whole
      },
    ),
  )
}

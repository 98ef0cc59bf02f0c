/** Markup made for readers, its uploads asked for elsewhere: `at` says under which address those of an id are, if it knows. */
export function withMediaAt(html: string, at: (folder: string, id: string) => string | undefined) {
  return html.replace(/\b(src|srcset|href)="[^"]*"/gi, (attribute) =>
    attribute.replace(
      /(^|["\s,])\/(media|files)\/([0-9a-z]{12})\//g,
      (whole, before: string, folder: string, id: string) => {
        const address = at(folder, id)
        return address ? `${before}${address}/` : whole
      },
    ),
  )
}

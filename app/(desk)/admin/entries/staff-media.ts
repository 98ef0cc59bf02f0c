/** Markup made for readers, showing staff its uploads whether they are public or not. */
export function withStaffMedia(html: string) {
  return html.replace(/\b(src|srcset|href)="[^"]*"/gi, (attribute) =>
    attribute.replace(/(^|["\s,])\/(?:media|files)\/([0-9a-z]{12})\//g, '$1/api/desk/media/$2/'),
  )
}

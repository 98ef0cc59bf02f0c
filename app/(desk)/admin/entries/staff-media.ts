import { withMediaAt } from '../../media-addresses'

/** Markup made for readers, showing staff its uploads whether they are public or not. */
export function withStaffMedia(html: string) {
  return withMediaAt(html, (_, id) => `/api/desk/media/${id}`)
}

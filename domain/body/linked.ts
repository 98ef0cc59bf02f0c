import { escapeHtml } from '@/lib/html'

/** A text without markup as HTML: web addresses become links, without the full stop or bracket that ends the sentence around them. */
export function linked(text: string) {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'’”])/)
    .map((part, index) => (index % 2 ? `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>` : escapeHtml(part)))
    .join('')
}

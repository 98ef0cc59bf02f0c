/** Returns what a reader reads on a page, in order: all words outside of styles and scripts, and what is said of pictures. */
export function words(html: string) {
  return html
    .replace(/<(style|script|noscript)\b[^]*?<\/\1>/g, ' ')
    .replace(/<img[^>]*\salt="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

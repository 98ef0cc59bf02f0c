/** Returns the words of a page in order: all text outside of styles and scripts, and descriptions of pictures. */
export function words(html: string) {
  return html
    .replace(/<(style|script|noscript)\b[^]*?<\/\1>/g, ' ')
    .replace(/<img[^>]*\salt="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

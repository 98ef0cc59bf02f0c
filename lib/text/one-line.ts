/**
 * A text of a single line: breaks of lines and tabs become a space, other control characters go. Names, titles and addresses end
 * up in headers, in files of lines and in mails, where a break would begin something of its own. Otherwise as it was typed.
 */
export function withoutBreaks(text: string) {
  return withoutControls(text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' '))
}

/** A text of several lines, without characters that control anything but these. */
export function withoutControls(text: string) {
  return text.toWellFormed().replace(/[^\P{Cc}\t\n\r]/gu, '')
}

/** A text without breaks, without spaces at its ends, and with one space between words. */
export function onOneLine(text: string) {
  return withoutBreaks(text).replace(/\s+/g, ' ').trim()
}

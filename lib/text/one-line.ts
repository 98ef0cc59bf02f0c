/** Makes line breaks spaces and removes control characters: in headers and mails, a break would begin something new. */
export function withoutBreaks(text: string) {
  return withoutControls(text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' '))
}

export function withoutControls(text: string) {
  return text.toWellFormed().replace(/[^\P{Cc}\t\n\r]/gu, '')
}

export function onOneLine(text: string) {
  return withoutBreaks(text).replace(/\s+/g, ' ').trim()
}

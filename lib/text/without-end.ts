/**
 * A text without the signs of one kind at its end. A pattern like /-+$/ would start again at each such sign elsewhere in the
 * text, which takes long where there are many.
 * @param sign matches one character, as /-/ or /\s/
 */
export function withoutEnd(text: string, sign: RegExp) {
  let end = text.length
  while (end > 0 && sign.test(text[end - 1]!)) end--
  return text.slice(0, end)
}

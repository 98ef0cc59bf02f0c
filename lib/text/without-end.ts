/**
 * Removes signs of one kind at the end. A pattern such as /-+$/ would start again at each sign within the text.
 * @param sign matches one character, as /-/ or /\s/
 */
export function withoutEnd(text: string, sign: RegExp) {
  let end = text.length
  while (end > 0 && sign.test(text[end - 1]!)) end--
  return text.slice(0, end)
}

/**
 * A text without the signs of one kind at its end, in time in proportion to them: a pattern like /-+$/ begins anew at each of
 * many signs that stand elsewhere.
 * @param sign matches one character, as /-/ or /\s/
 */
export function withoutEnd(text: string, sign: RegExp) {
  let end = text.length
  while (end > 0 && sign.test(text[end - 1]!)) end--
  return text.slice(0, end)
}

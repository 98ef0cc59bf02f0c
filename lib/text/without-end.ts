/** Removes signs of one kind (`sign`: /-/) at the end: /-+$/ would start again at each sign within the text. */
export function withoutEnd(text: string, sign: RegExp) {
  let end = text.length
  while (end > 0 && sign.test(text[end - 1]!)) end--
  return text.slice(0, end)
}

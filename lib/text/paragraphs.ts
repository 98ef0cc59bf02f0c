/** Scripts without spaces between words: lines are joined without one. */
export const lettersWithoutSpaces =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]/

const listMark = /^\s*(?:[•●▪■–·*]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/u
const sentenceEnd = /[.!?:;…។៕။၊。！？：；]["”’)\]]*$/u

/** A line shorter than this fraction of the longest ends a paragraph; a sentence's end allows a longer line. */
const shortLineShare = 0.6
const shortAfterSentence = 0.85

export function paragraphsOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim())
  let longest = 0
  for (const line of lines) longest = Math.max(longest, line.length)
  const paragraphs: string[][] = []
  let open = false
  for (const line of lines) {
    if (!line) {
      open = false
      continue
    }
    if (open && !listMark.test(line)) joinLine(paragraphs.at(-1)!, line)
    else paragraphs.push([line])
    open = line.length >= longest * (sentenceEnd.test(line) ? shortAfterSentence : shortLineShare)
  }
  return paragraphs.map((parts) => parts.join(''))
}

function joinLine(paragraph: string[], after: string) {
  const before = paragraph.at(-1)!
  const end = before.slice(-3)
  if (/\p{Ll}[-\u00ad]$/u.test(end) && /^\p{Ll}/u.test(after)) paragraph.push(paragraph.pop()!.slice(0, -1), after)
  else if (/\p{L}-$/u.test(end)) paragraph.push(after)
  else if (lettersWithoutSpaces.test(before.at(-1)!) && lettersWithoutSpaces.test(after[0]!)) paragraph.push(after)
  else paragraph.push(' ', after)
}

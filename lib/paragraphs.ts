// Lines of a printed page, joined into paragraphs that fit any screen.

/** Scripts that set no spaces between words: a line that ends in one goes on without. */
const unspaced =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]/

const listMark = /^\s*(?:[•●▪■–·*]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/u
const sentenceEnd = /[.!?:;…។៕။၊。！？：；]["”’)\]]*$/u

/** How far a line must fall short of the longest for a paragraph to end with it; less where a sentence ends with it. */
const short = 0.6
const shortAfterSentence = 0.85

/** The paragraphs of a page, in order; none where it has no text. */
export function paragraphsOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim())
  const longest = Math.max(...lines.map((line) => line.length))
  const paragraphs: string[] = []
  let open = false
  for (const line of lines) {
    if (!line) {
      open = false
      continue
    }
    if (open && !listMark.test(line)) paragraphs[paragraphs.length - 1] = joined(paragraphs.at(-1)!, line)
    else paragraphs.push(line)
    open = line.length >= longest * (sentenceEnd.test(line) ? shortAfterSentence : short)
  }
  return paragraphs
}

/** Two lines as one: a word that was divided is whole again, a name keeps its hyphen, and no space comes where a script has none. */
function joined(before: string, after: string) {
  if (/\p{Ll}[-\u00ad]$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after
  if (/\p{L}-$/u.test(before)) return before + after
  if (unspaced.test(before.at(-1)!) && unspaced.test(after[0]!)) return before + after
  return `${before} ${after}`
}

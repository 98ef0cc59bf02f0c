// WordPress before 3.2 put a text between <![CDATA[ and ]]> as it was, also where the text held such signs itself (as around a
// script): its CDATA then ends in the middle, and the file is no XML from there on.

/** The number of times that such an end was mended, and whether one was that can be no text's: then the file is broken otherwise. */
export type CdataReport = { times: number; line: number; hasLostItems: boolean }

/** Behind the true end of a text comes the end of an element that an export has. */
const trueEnd =
  /^\]\]>\s{0,100}<\/(?:content:encoded|excerpt:encoded|title|category|description|dc:creator|wp:[a-z_]{1,40})\s{0,10}>/
const opening = '<![CDATA['
const ending = ']]>'
/** The way in which WordPress has written an ending within a text since then: in two parts. */
const inTwo = `${ending}${opening}`
const asText = ']]]]><![CDATA[>'

/** Nothing that decides about an ending is longer. */
const maxEndLength = 200

/**
 * The text of a file, in which `]]>` ends a text only where an element of the export ends behind it; within texts it is written
 * so that XML reads it as three signs. Holds back no more than a few signs of each piece.
 */
export class CdataMender {
  readonly report: CdataReport = { times: 0, line: 0, hasLostItems: false }
  private rest = ''
  private isInside = false
  private isMended = false
  private lines = 0

  /** `isLast`: nothing comes after this piece. */
  mend(piece: string, isLast = false) {
    const text = this.rest + piece
    const out: string[] = []
    let at = 0
    for (;;) {
      const found = text.indexOf(this.isInside ? ending : opening, at)
      // Text that may be the beginning of either, or is too short to tell what stands behind it, waits for the next piece.
      const isUndecided = found >= 0 && this.isInside && !isLast && text.length - found < maxEndLength
      if (found < 0 || isUndecided) {
        const end = isLast ? text.length : isUndecided ? found : Math.max(at, text.length - opening.length)
        out.push(this.keep(text.slice(at, end)))
        this.rest = text.slice(end)
        return out.join('')
      }
      at = this.isInside ? this.atEnding(text, { at, found }, out) : this.atOpening(text, { at, found }, out)
    }
  }

  private atOpening(text: string, { at, found }: { at: number; found: number }, out: string[]) {
    out.push(this.keep(text.slice(at, found)), opening)
    ;[this.isInside, this.isMended] = [true, false]
    return found + opening.length
  }

  private atEnding(text: string, { at, found }: { at: number; found: number }, out: string[]) {
    out.push(this.keep(text.slice(at, found)))
    if (text.startsWith(inTwo, found)) {
      out.push(inTwo)
      return found + inTwo.length
    }
    if (trueEnd.test(text.slice(found, found + maxEndLength))) {
      this.isInside = false
      out.push(ending)
    } else {
      if (this.report.times++ === 0) this.report.line = this.lines + 1
      this.isMended = true
      out.push(asText)
    }
    return found + ending.length
  }

  /** Behind a mended ending, what can only be the export's own means that two texts would become one. */
  private keep(text: string) {
    if (this.isInside && this.isMended && exportsOwn.test(text)) this.report.hasLostItems = true
    this.lines += text.split('\n').length - 1
    return text
  }
}

const exportsOwn = /<\/?(?:item>|wp:[a-z]|content:encoded>|excerpt:encoded>)/

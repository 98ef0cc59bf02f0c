// WordPress before 3.2 did not escape `]]>` within a text: its CDATA ends too early, and the file is not well-formed.

export type CdataReport = { times: number; line: number; hasLostItems: boolean }

/** The true end of a text is followed by the end tag of an element of the export. */
const trueEnd =
  /^\]\]>\s{0,100}<\/(?:content:encoded|excerpt:encoded|title|category|description|dc:creator|wp:[a-z_]{1,40})\s{0,10}>/
const cdataStart = '<![CDATA['
const cdataEnd = ']]>'
const splitCdata = `${cdataEnd}${cdataStart}`
const escapedCdataEnd = ']]]]><![CDATA[>'

/** No decisive end is longer. */
const maxEndLength = 200

/** Rewrites `]]>` within texts for XML: an end counts only before an element's end tag. Holds back few characters. */
export class CdataRepairer {
  readonly report: CdataReport = { times: 0, line: 0, hasLostItems: false }
  private rest = ''
  private isInside = false
  private isRepaired = false
  private lines = 0

  repair(piece: string, isLast = false) {
    const text = this.rest + piece
    const out: string[] = []
    let at = 0
    for (;;) {
      const found = text.indexOf(this.isInside ? cdataEnd : cdataStart, at)
      // A possible end with too little text after it waits for the next piece.
      const isUndecided = found >= 0 && this.isInside && !isLast && text.length - found < maxEndLength
      if (found < 0 || isUndecided) {
        const end = isLast ? text.length : isUndecided ? found : Math.max(at, text.length - cdataStart.length)
        out.push(this.keep(text.slice(at, end)))
        this.rest = text.slice(end)
        return out.join('')
      }
      at = this.isInside ? this.atEnding(text, { at, found }, out) : this.atOpening(text, { at, found }, out)
    }
  }

  private atOpening(text: string, { at, found }: { at: number; found: number }, out: string[]) {
    out.push(this.keep(text.slice(at, found)), cdataStart)
    ;[this.isInside, this.isRepaired] = [true, false]
    return found + cdataStart.length
  }

  private atEnding(text: string, { at, found }: { at: number; found: number }, out: string[]) {
    out.push(this.keep(text.slice(at, found)))
    if (text.startsWith(splitCdata, found)) {
      out.push(splitCdata)
      return found + splitCdata.length
    }
    if (trueEnd.test(text.slice(found, found + maxEndLength))) {
      this.isInside = false
      out.push(cdataEnd)
    } else {
      if (this.report.times++ === 0) this.report.line = this.lines + 1
      this.isRepaired = true
      out.push(escapedCdataEnd)
    }
    return found + cdataEnd.length
  }

  /** If only the export itself can follow a mended end, two texts would become one. */
  private keep(text: string) {
    if (this.isInside && this.isRepaired && exportsOwn.test(text)) this.report.hasLostItems = true
    this.lines += text.split('\n').length - 1
    return text
  }
}

const exportsOwn = /<\/?(?:item>|wp:[a-z]|content:encoded>|excerpt:encoded>)/

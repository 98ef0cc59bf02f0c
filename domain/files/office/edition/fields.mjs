// @ts-check
const maxInstructionLength = 10_000
const maxWithin = 100

/** The link fields of Word (ECMA-376 part 1, 17.16). A field may continue over several paragraphs. */
export class Fields {
  constructor() {
    /** @type {{ code: string, isCode: boolean, link?: { link?: string, anchor?: string } }[]} */
    this.open = []
  }

  /** @param {string} kind */
  mark(kind) {
    if (kind === 'begin' && this.open.length < maxWithin) this.open.push({ code: '', isCode: true })
    else if (kind === 'end') this.open.pop()
    else if (kind === 'separate') {
      const field = this.open.at(-1)
      if (field?.isCode) Object.assign(field, { isCode: false, link: linkIn(field.code) })
    }
  }

  /** @param {string} code */
  simple(code) {
    this.open.push({ code, isCode: false, link: linkIn(code) })
  }

  /** @param {string} text */
  code(text) {
    const field = this.open.at(-1)
    if (field?.isCode && field.code.length < maxInstructionLength) field.code += text
  }

  link() {
    return this.open.findLast(({ link }) => link)?.link
  }
}

/** @param {string} code */
function linkIn(code) {
  const words = code.trim().split(/[\s"]+/)
  if (words[0]?.toUpperCase() !== 'HYPERLINK') return undefined
  const at = words.indexOf('\\l')
  const anchor = at > 0 ? words[at + 1] : undefined
  const link = words[1]?.startsWith('\\') ? undefined : words[1]
  return link ? { link: anchor ? `${link}#${anchor}` : link } : anchor ? { anchor } : undefined
}

// @ts-check
import { isRemote } from './elsewhere.mjs'
import { Refusal } from './refusal.mjs'
import { local, maxTextLength } from './xml.mjs'

// Word executes fields when a document is opened or printed (ECMA-376 part 1, 17.16).

/** Stands for the unknown result of a nested field. */
const innerMark = '\0'

export function checkWords() {
  /** @type {{ code: string, isCode: boolean }[]} */
  const open = []
  return function check(/** @type {import('./xml.mjs').Element} */ { name, attributes, text }) {
    if (name === 'fldSimple') checkField(valueOf(attributes, 'instr'))
    else if (name === 'instrText') {
      const codes = open.filter(({ isCode }) => isCode)
      for (const field of codes) if (field.code.length < maxTextLength) field.code += text
      if (codes.length === 0) checkField(text)
    } else if (name === 'fldChar') {
      const kind = valueOf(attributes, 'fldCharType').trim()
      if (kind === 'begin') {
        if (open.length >= maxWithin) throw new Refusal('damaged')
        for (const field of open) if (field.isCode) field.code += innerMark
        open.push({ code: '', isCode: true })
      }
      const field = open.at(-1)
      if (field?.isCode && kind !== 'begin') checkField(field.code)
      if (field && kind === 'separate') field.isCode = false
      if (kind === 'end') open.pop()
    } else if (wordRoots.has(name)) for (const { code } of open) checkField(code)
  }
}

const wordRoots = new Set(['document', 'hdr', 'ftr', 'footnotes', 'endnotes', 'comments', 'glossaryDocument'])
/** Depth of nested fields; Word itself allows twenty. */
const maxWithin = 100

/** @param {string} instruction as it stands in the document */
function checkField(instruction) {
  const code = instruction.replaceAll(/[\s"]+/g, ' ').trimStart()
  if (/^dde/i.test(code)) throw new Refusal('dde')
  if (/^(link|database)(?![a-z])/i.test(code)) throw new Refusal('outside')
  const [name] = /^(includepicture|includetext|include|import)/i.exec(code) ?? []
  if (!name) return
  const unknown = code.includes(innerMark) || instruction.length >= maxTextLength
  if (unknown || code.split(' ').some((word) => isRemote(word.slice(word.startsWith(name) ? name.length : 0))))
    throw new Refusal('outside')
}

/** @param {Record<string, string>} attributes @param {string} name without a prefix */
function valueOf(attributes, name) {
  const key = Object.keys(attributes).find((key) => local(key) === name)
  return key === undefined ? '' : (attributes[key] ?? '')
}

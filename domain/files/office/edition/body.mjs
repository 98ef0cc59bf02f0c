// @ts-check
import { readElements } from './sax.mjs'
import { Fields } from './fields.mjs'
import { lettersByElement, noteProperty, repeatedElements, unseenElements } from './looks.mjs'
import { closeTable, countNode, openTable, TooManyNodes } from './grid.mjs'
import { symbolOf } from './symbols.mjs'

/**
 * @typedef {{ text: string, bold?: true, italic?: true, link?: string, anchor?: string }} TextPiece
 * @typedef {TextPiece | { note: string } | { picture: string } | { box: Node[] }} Piece
 * @typedef {{ is: 'paragraph', style?: string, numId?: string, level?: number, outline?: number, marks: string[], pieces: Piece[] }} Paragraph
 * @typedef {{ nodes: Node[], columns: number, merge?: 'restart' | 'continue' }} Cell
 * @typedef {{ isHead: boolean, isDeleted: boolean, before: number, cells: Cell[] }} Row
 * @typedef {{ is: 'table', rows: Row[] }} Table
 * @typedef {Paragraph | Table} Node
 */

const maxCharacters = 8_000_000

export class BodyReader {
  /** @param {(id: string) => string | undefined} linkOf the address of a link by its id */
  constructor(linkOf) {
    this.linkOf = linkOf
    this.hidden = ''
    /** @type {Map<string, number>} */
    this.languages = new Map()
    this.characters = 0
    this.nodes = 0
    this.fields = new Fields()
    /** @type {Node[][]} */
    this.containers = []
    /** @type {Paragraph[]} */
    this.paragraphs = []
    /** @type {{ table: Table, row?: Row, cell?: Cell }[]} */
    this.tables = []
    /** @type {{ bold?: true, italic?: true, isHidden?: true }} */
    this.run = {}
    /** @type {{ link?: string, anchor?: string }[]} */
    this.links = []
    /** Pieces of a paragraph whose end mark was deleted: they belong to the next paragraph. @type {Piece[]} */
    this.carried = []
    /** The description of the current drawing; undefined outside a drawing. @type {string | undefined} */
    this.picture = undefined
    this.isText = false
    this.isCode = false
    this.skipping = 0
    this.isSkippedTwice = false
    this.inProperties = ''
  }

  /**
   * @param {AsyncIterable<Buffer>} stream
   * @param {{ root: string, onRoot: (nodes: Node[], id: string, kind: string) => void }} parts the elements whose content is wanted
   */
  async read(stream, { root, onRoot }) {
    let id = ''
    let kind = ''
    await readElements(stream, {
      open: (tag) => {
        if (tag.name === root && this.containers.length === 0) {
          id = tag.attributes['w:id'] ?? ''
          kind = tag.attributes['w:type'] ?? ''
          this.containers.push([])
        } else if (this.containers.length > 0) this.open(tag)
      },
      close: (name) => {
        if (name === root && this.containers.length === 1 && this.skipping === 0)
          onRoot(this.containers.pop() ?? [], id, kind)
        else if (this.containers.length > 0) this.close(name)
      },
      text: (text) => this.text(text),
    })
  }

  /** @param {import('./sax.mjs').Tag} tag */
  open(tag) {
    const { name, attributes } = tag
    if (this.skipping > 0 || unseenElements.has(name)) {
      // An empty `w:del` in the properties marks a deleted paragraph or row.
      if (name === 'w:del') this.markDeleted()
      if (this.skipping === 0) this.isSkippedTwice = repeatedElements.has(name)
      this.skipping++
      this.isText = name === 'w:t' || name === 'w:delText'
      return
    }
    if (this.inProperties) return noteProperty(this, tag)
    const letter = lettersByElement.get(name)
    if (letter) return this.add(letter)
    switch (name) {
      case 'w:p':
        countNode(this)
        this.paragraphs.push({ is: 'paragraph', marks: [], pieces: this.carried })
        this.carried = []
        return
      case 'w:pPr':
      case 'w:rPr':
      case 'w:trPr':
      case 'w:tcPr':
        this.inProperties = name
        return
      case 'w:r':
        this.run = {}
        return
      case 'w:t':
      case 'm:t':
      case 'w:instrText':
        this.isText = true
        this.isCode = name === 'w:instrText'
        return
      case 'w:sym':
        return this.add(symbolOf(attributes['w:font'] ?? '', attributes['w:char'] ?? ''))
      case 'w:fldChar':
        return this.fields.mark(attributes['w:fldCharType'] ?? '')
      case 'w:fldSimple':
        return this.fields.simple(attributes['w:instr'] ?? '')
      case 'w:hyperlink':
        this.links.push({ link: this.linkOf(attributes['r:id'] ?? ''), anchor: attributes['w:anchor'] })
        return
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.paragraphs.at(-1)?.pieces.push({ note: `${name.slice(2, -9)} ${attributes['w:id']}` })
        return
      case 'w:bookmarkStart':
        this.paragraphs.at(-1)?.marks.push(attributes['w:name'] ?? '')
        return
      case 'wp:docPr':
        this.picture = attributes.descr?.trim() || attributes.title?.trim() || ''
        return
      case 'adec:decorative':
        if (attributes.val !== '0') this.picture = undefined
        return
      case 'pic:pic':
      case 'c:chart':
      case 'dgm:relIds':
        if (this.picture !== undefined) this.paragraphs.at(-1)?.pieces.push({ picture: this.picture })
        this.picture = undefined
        return
      case 'v:imagedata':
        this.paragraphs.at(-1)?.pieces.push({ picture: attributes['o:title']?.trim() ?? '' })
        return
      case 'w:txbxContent':
        this.containers.push([])
        return
      default:
        openTable(this, name)
    }
  }

  markDeleted() {
    const paragraph = this.paragraphs.at(-1)
    const { row } = this.tables.at(-1) ?? {}
    if (this.inProperties === 'w:pPr' && paragraph) paragraph.marks.push(deletedMark)
    else if (this.inProperties === 'w:trPr' && row) row.isDeleted = true
  }

  /** @param {string} name */
  close(name) {
    if (this.skipping > 0) {
      this.skipping--
      this.isText = false
      if (this.skipping === 0) this.isSkippedTwice = false
      return
    }
    if (this.inProperties) {
      if (name === this.inProperties) this.inProperties = ''
      return
    }
    const nodes = this.containers.at(-1)
    switch (name) {
      case 'w:t':
      case 'm:t':
      case 'w:instrText':
        this.isText = false
        this.isCode = false
        return
      case 'w:r':
        this.run = {}
        return
      case 'w:fldSimple':
        return this.fields.mark('end')
      case 'w:hyperlink':
        this.links.pop()
        return
      case 'w:p': {
        const paragraph = this.paragraphs.pop()
        if (!paragraph || !nodes) return
        if (paragraph.marks.includes(deletedMark)) this.carried = paragraph.pieces
        else nodes.push(paragraph)
        return
      }
      case 'w:txbxContent': {
        const box = this.containers.pop() ?? []
        this.paragraphs.at(-1)?.pieces.push({ box })
        return
      }
      default:
        closeTable(this, name)
    }
  }

  /** @param {string} text */
  text(text) {
    if (!this.isText) return
    if ((this.characters += text.length) > maxCharacters) throw new TooManyNodes()
    if (this.skipping > 0) {
      if (!this.isSkippedTwice) this.hidden += text
    } else if (this.isCode) this.fields.code(text)
    else if (this.run.isHidden) this.hidden += text
    else this.add(text)
  }

  /** @param {string} text */
  add(text) {
    const paragraph = this.paragraphs.at(-1)
    if (!paragraph || !text) return
    const { bold, italic } = this.run
    const { link, anchor } = this.links.at(-1) ?? this.fields.link() ?? {}
    const last = paragraph.pieces.at(-1)
    const isSame =
      last &&
      'text' in last &&
      last.bold === bold &&
      last.italic === italic &&
      last.link === link &&
      last.anchor === anchor
    if (isSame) last.text += text
    else paragraph.pieces.push({ text, bold, italic, link, anchor })
  }
}

/** A key that no bookmark can have as its name. */
const deletedMark = '\0deleted'

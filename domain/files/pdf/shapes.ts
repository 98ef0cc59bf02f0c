import type { PDFium } from '@hyzyla/pdfium/dist/vendor/pdfium.js'

// The shapes of what the child processes that read PDFs hand on between their files. The files themselves are JavaScript with types in
// comments: a child starts without a compiler.

/** PDFium's functions that its package has no types for: each takes and gives numbers, which are places in its memory, counts, or 0 and 1. */
type OtherFunction =
  | `_FPDFAction_Get${'Dest' | 'Type' | 'URIPath'}`
  | '_FPDFAnnot_GetSubtype'
  | '_FPDFCatalog_IsTagged'
  | '_FPDFDest_GetDestPageIndex'
  | `_FPDFDoc_Get${'Attachment' | 'JavaScriptAction'}Count`
  | `_FPDFFont_Get${'BaseFontName' | 'IsEmbedded'}`
  | `_FPDFFormObj_${'CountObjects' | 'GetObject'}`
  | `_FPDFLink_${'Enumerate' | 'GetAction' | 'GetAnnotRect' | 'GetDest'}`
  | `_FPDFPageObjMark_Get${'Name' | 'ParamStringValue'}`
  | `_FPDFPageObj_${'CountMarks' | 'GetBounds' | 'GetMark' | 'GetMarkedContentID'}`
  | `_FPDFPage_${'CloseAnnot' | 'GetAnnot' | 'GetAnnotCount'}`
  | '_FPDFTextObj_GetFont'
  | `_FPDFText_Get${'CharBox' | 'CharOrigin' | 'FontInfo' | 'FontSize' | 'FontWeight' | 'Matrix' | 'TextObject' | 'Unicode'}`
  | `_FPDFText_${'HasUnicodeMapError' | 'IsGenerated'}`
  | `_FPDF_Get${'FormType' | 'MetaText' | 'PageHeightF' | 'PageWidthF' | 'SecurityHandlerRevision'}`
  | `_FPDF_StructElement_Attr_Get${'Count' | 'Name' | 'NumberValue' | 'StringValue' | 'Value'}`
  | `_FPDF_StructElement_${'CountChildren' | `Get${'ActualText' | 'AltText' | 'Lang' | 'Type'}`}`
  | `_FPDF_StructElement_Get${'AttributeAtIndex' | 'AttributeCount' | 'ChildAtIndex' | 'ChildMarkedContentID'}`
  | `_FPDF_StructTree_${'Close' | 'CountChildren' | 'GetChildAtIndex' | 'GetForPage'}`
export type Pdfium = PDFium & Record<OtherFunction, (...numbers: number[]) => number>

/** A page that is open: PDFium's page, its page of text, and the most characters that are read of it. */
export type OpenPage = { page: number; text: number; max: number }

/** Points from the lower left corner of the page. */
export type Edges = { left: number; right: number; top: number; bottom: number }

/** An object of text. `id`: of its marked content, -1 where it has none; `span`: the cluster of letters that it belongs to, or 0. */
export type Glyph = Edges & { order: number; id: number; isArtifact: boolean; span: number; isFirst: boolean }
export type Glyphs = { all: Glyph[]; of: (object: number) => Glyph | undefined; usualHeight: number }

/** The words of one marked content, with where their letters begin and end. */
export type MarkedWords = {
  role?: undefined
  before?: undefined
  id: number
  text: string
  /** Between them and the words before. */
  gap: string
  /** The tops of their first glyph; the bottom of their last. */
  line: number
  top: number
  end: number
  from?: number
  right?: number
  size?: number
  /** The address to which they link. */
  to?: string
  isUsed?: boolean
}

/** An element of the structure that a PDF says itself (ISO 32000-2, 14.7). `before`: it begins on an earlier page; `after`: it goes on. */
export type Element = {
  role: string
  kids: Kid[]
  alt?: string
  actual?: string
  lang?: string
  before?: true
  after?: true
  ColSpan?: number
  RowSpan?: number
  Scope?: string
  ListNumbering?: string
}
export type Kid = Element | MarkedWords

/** Words of a page that no element of the structure has, line by line. */
export type StrayLine = { text: string; y: number; top: number; isBefore: boolean }

type Line = { text: string; left: number; right: number; y: number; size: number }
/** A line of a page by its look: its base line, the `size` of its type in points, and its `weight`. */
export type LayoutLine = Line & Edges & { weight: number }
/** A line among the others of its page. */
export type WithEdge<L> = L & { isEdge: boolean; isAlone: boolean }
/** A line among those of its document. `textLeft`: where its words begin behind a label of their own; `lastY`: of a cell of several lines. */
export type LookedLine = Line & { isBold: boolean; textLeft?: number; isLabelled?: boolean; lastY?: number }

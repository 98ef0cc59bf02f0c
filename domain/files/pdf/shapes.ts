import type { PDFium } from '@hyzyla/pdfium/dist/vendor/pdfium.js'

// Types for the JavaScript files that run in child processes: a child starts without a compiler.

/** PDFium functions without types: arguments and results are memory addresses, counts, or 0 and 1. */
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

export type OpenPage = { page: number; text: number; max: number }

/** Points from the lower left corner of the page. */
export type Edges = { left: number; right: number; top: number; bottom: number }

/** A text object. `id`: its marked content, or -1; `span`: its cluster of letters, or 0. */
export type Glyph = Edges & { order: number; id: number; isArtifact: boolean; span: number; isFirst: boolean }
export type Glyphs = { all: Glyph[]; of: (object: number) => Glyph | undefined; usualHeight: number }

export type MarkedWords = {
  role?: undefined
  before?: undefined
  id: number
  text: string
  gap: string
  line: number
  top: number
  end: number
  from?: number
  right?: number
  size?: number
  to?: string
  isUsed?: boolean
}

/** ISO 32000-2, 14.7. `before`: continued from an earlier page; `after`: continues on the next. */
export type StructureElement = {
  role: string
  kids: StructureKid[]
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
export type StructureKid = StructureElement | MarkedWords

export type StrayLine = { text: string; y: number; top: number; isBefore: boolean }

type TextLine = { text: string; left: number; right: number; y: number; size: number }
/** `y`: base line; `size`: points. */
export type LayoutLine = TextLine & Edges & { weight: number }
export type WithEdge<L> = L & { isEdge: boolean; isAlone: boolean }
/** `textLeft`: left edge of the words after a label; `lastY`: last base line of a cell. */
export type LookedLine = TextLine & { isBold: boolean; textLeft?: number; isLabelled?: boolean; lastY?: number }

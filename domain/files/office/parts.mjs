// @ts-check
// What an ordinary document consists of. All else is refused: what runs or fetches something comes under any name.

/** Names after the last “/relationships/” (ECMA-376 part 1, annex F; MS-DOCX, MS-XLSX and MS-PPTX 2). */
const relations = new Set(
  `officeDocument extended-properties custom-properties metadata/core-properties metadata/thumbnail classificationlabels
  digital-signature/origin digital-signature/signature digital-signature/certificate customXml customXmlProps
  styles stylesWithEffects settings webSettings fontTable font numbering theme themeOverride header footer footnotes endnotes
  comments commentsExtended commentsIds commentsExtensible people glossaryDocument bibliography printerSettings
  image hdphoto hyperlink audio video media ink drawing vmlDrawing package chart chartEx chartStyle chartColorStyle
  chartUserShapes diagramData diagramLayout diagramQuickStyle diagramColors diagramDrawing
  worksheet chartsheet sharedStrings sheetMetadata calcChain table tableSingleCells xmlMaps pivotTable pivotCacheDefinition
  pivotCacheRecords powerPivotData connections queryTable externalLink externalLinkPath usernames revisionHeaders revisionLog
  customProperty ctrlProp slicer slicerCache timeline timelineCache threadedComment person namedSheetView featurePropertyBag
  rdRichValue rdRichValueStructure rdRichValueTypes rdArray rdRichValueRel richValueRel richStyles
  slide slideLayout slideMaster notesSlide notesMaster handoutMaster presProps viewProps tableStyles tags commentAuthors
  authors revisionInfo changesInfo presentationmetadata workbookmetadata`
    .toLowerCase()
    .split(/\s+/),
)
const vocabulary =
  /^https?:\/\/(?:schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.oclc\.org|customschemas\.google\.com)\/(?:[\w/]{0,60}\/)?relationships\/([\w/-]{1,80})$/

/** @param {string} type */
export function isOrdinaryRelation(type) {
  const [, name = ''] = vocabulary.exec(type.trim().toLowerCase()) ?? []
  return relations.has(name) || name.startsWith('xlexternallinkpath/')
}

const partTypes = [
  /^(?:image|audio|video)\/[\w.+-]{1,60}$/,
  /^application\/(?:xml|binary|inkml\+xml|x-fontdata|x-font-ttf|vnd\.openxmlformats-officedocument\.(?:obfuscatedfont|model\+data|vmldrawing))$/,
  /^application\/vnd\.openxmlformats-package\.(?:core-properties|relationships|digital-signature-[\w-]{1,40})(?:\+xml)?$/,
  /^application\/vnd\.openxmlformats-officedocument\.(?:theme|themeoverride|customxmlproperties|custom-properties|extended-properties)\+xml$/,
  /^application\/vnd\.openxmlformats-officedocument\.drawing(?:ml\.(?:chart|chartshapes|diagram(?:data|layout|style|colors)))?\+xml$/,
  /^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.(?:document(?:\.main|\.glossary)|styles|settings|websettings|fonttable|numbering|header|footer|footnotes|endnotes|comments(?:extended|ids|extensible)?|people|printersettings)(?:\+xml)?$/,
  /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.(?:sheet\.main|worksheet|chartsheet|sharedstrings|styles|calcchain|comments|table|tablesinglecells|pivottable|pivotcachedefinition|pivotcacherecords|connections|querytable|externallink|sheetmetadata|usernames|revisionheaders|revisionlog|printersettings|customproperty)(?:\+xml)?$/,
  /^application\/vnd\.openxmlformats-officedocument\.presentationml\.(?:presentation\.main|slide|slidelayout|slidemaster|notesslide|notesmaster|handoutmaster|presprops|viewprops|tablestyles|tags|comments|commentauthors|printersettings)(?:\+xml)?$/,
  /^application\/vnd\.ms-(?:word|excel|powerpoint|office)\.(?:styleswitheffects|drawingml\.diagramdrawing|drawingml\.chart\w{0,20}|chart(?:ex|style|colorstyle)|classificationlabels|controlproperties|slicer(?:cache)?|timeline(?:cache)?|threadedcomments?|person|namedsheetviews?|featurepropertybag|rdrichvalue(?:structure|types|rel)?|rdarray|richvaluerel|richstyles|comments|authors|revisioninfo|changesinfo)\+xml$/,
]

/** The types of embedded documents, each of which is checked like the one around it. */
const documentType =
  /^application\/vnd\.openxmlformats-officedocument\.(?:wordprocessingml\.document|spreadsheetml\.sheet|presentationml\.presentation)$/

/** @param {string} type */
export function isDocument(type) {
  return documentType.test(mediaType(type))
}

/** Knows the types of parts. A file without a type is no part, and nobody reads it (ECMA-376 part 2, 10.1). @param {string} type */
export function isOrdinaryPart(type) {
  const one = mediaType(type)
  return one === '' || documentType.test(one) || partTypes.some((pattern) => pattern.test(one))
}

/** @param {string} type */
function mediaType(type) {
  return (type.split(';', 1)[0] ?? '').trim().toLowerCase()
}

const openNames = new Set([
  'content.xml',
  'styles.xml',
  'settings.xml',
  'meta.xml',
  'manifest.rdf',
  'layout-cache',
  'mimetype',
])
const openFolders = new Set(['pictures', 'media', 'fonts', 'thumbnails', 'objectreplacements'])
const emptyLibraries = new Set(['', 'script-lb.xml', 'script-lc.xml', 'dialog-lb.xml', 'dialog-lc.xml'])

/** Knows the files that LibreOffice, Microsoft and Google write (OpenDocument 1.3 part 2). @param {string} name */
export function isOrdinaryFile(name) {
  const folders = name.toLowerCase().split('/')
  const file = folders.pop() ?? ''
  // A chart or formula in the document is a folder of its own.
  while (/^object \d{1,6}$/.test(folders[0] ?? '')) folders.shift()
  const [folder, ...rest] = folders
  if (folder === undefined) return file === '' || openNames.has(file)
  if (folder === 'basic' || folder === 'dialogs') return rest.length <= 1 && emptyLibraries.has(file)
  if (folder === 'configurations2') return /^\w*(?:\.xml)?$/.test(file)
  if (folder === 'meta-inf') return ['', 'manifest.xml', 'documentsignatures.xml'].includes(file)
  return openFolders.has(folder) && rest.length === 0
}

/** Functions that fetch something or call another program by themselves (MS-XLSX 2.2.2, ECMA-376 part 1, 18.17). */
const fetchingFunctions = new Set(
  'webservice image rtd call register.id stockhistory translate detectlanguage py'.split(' '),
)

/** @param {string} formula */
export function fetches(formula) {
  const code = formula.replaceAll(/"[^"]*"|\s+/g, '').toLowerCase()
  return code
    .split('(')
    .slice(0, -1)
    .some((before) => {
      const name = (/[\w.]{1,60}$/.exec(before) ?? [''])[0].replace(/^(?:_xl\w{1,5}\.|com\.microsoft\.)+/, '')
      return fetchingFunctions.has(name) || name.startsWith('cube')
    })
}

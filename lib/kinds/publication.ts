import { doiAddress, doiIn, doiInText, doiProblem } from '../text/doi'
import { isbnInText, isbnProblem } from '../text/isbn'
import { licences } from '../text/licences'
import { choiceField, licenceField, lineField, namesField, partOfDate } from './field'

const reportWork = { schemaOrg: 'Report', bibtex: 'techreport', csl: 'report', ris: 'RPRT' }

const publicationTypeOptions = {
  report: {
    name: 'report',
    spellings: [
      'reports',
      'study',
      'studies',
      'research',
      'research report',
      'annual report',
      'paper',
      'working paper',
    ],
    as: reportWork,
  },
  newsletter: {
    name: 'newsletter',
    spellings: ['newsletters', 'bulletin', 'news letter'],
    as: { csl: 'periodical', ris: 'SER' },
  },
  guide: {
    name: 'guide',
    spellings: ['guides', 'guideline', 'guidelines', 'handbook', 'manual', 'toolkit', 'training manual'],
    as: { bibtex: 'manual', csl: 'report', ris: 'RPRT' },
  },
  brief: {
    name: 'brief',
    spellings: ['briefs', 'policy brief', 'briefing', 'fact sheet', 'factsheets', 'leaflet'],
    as: reportWork,
  },
  agreement: {
    name: 'agreement',
    spellings: ['agreements', 'mou', 'memorandum of understanding', 'declaration', 'treaty', 'convention'],
    as: { csl: 'treaty', ris: 'RPRT' },
  },
  dataset: {
    name: 'dataset',
    spellings: ['datasets', 'data set', 'data', 'statistics'],
    as: { schemaOrg: 'Dataset', csl: 'dataset', ris: 'DATA', dcmi: 'Dataset' },
  },
}
export type PublicationType = keyof typeof publicationTypeOptions
export const publicationTypes = Object.keys(publicationTypeOptions) as PublicationType[]

function identifier(propertyID: string, value: string, url?: string) {
  return { '@type': 'PropertyValue', propertyID, value, url }
}

/** Fields of a title page. Every text has authors, publisher and date, so formats need no term for them. */
export const publicationFields = {
  type: choiceField<PublicationType>(publicationTypeOptions, {
    column: 'publicationType',
    desk: 'Type',
    panel: {},
    shown: 'before',
    shownAs: 'type',
  }),
  series: lineField({
    column: 'series',
    desk: 'Series',
    max: 300,
    inWords: true,
    panel: { suggestions: 'series' },
    shown: 'before',
    shownAs: 'series',
    api: { as: 'series' },
    cited: {
      bibtex: 'series',
      csl: 'collection-title',
      ris: 'T2',
      dc: (name, { seriesNumber }) => [['relation', [name, seriesNumber].filter(Boolean).join(', ')]],
      meta: (name, { seriesNumber }) => [
        ['citation_series_title', name],
        ['DCTERMS.isPartOf', [name, seriesNumber].filter(Boolean).join(', ')],
      ],
    },
    schemaOrg: (name) => ({ isPartOf: { '@type': 'CreativeWorkSeries', name } }),
  }),
  seriesNumber: lineField({
    column: 'seriesNumber',
    desk: 'Number in the series',
    max: 100,
    called: 'number',
    panel: { hint: 'As it is printed: 7, or 2014/3.' },
    partOf: 'series',
    heads: ['number'],
    cited: {
      bibtex: 'number',
      csl: 'collection-number',
      ris: 'M1',
      dc: (number, { series }) => (series ? [] : [['relation', number]]),
      meta: (number, { series }) => [
        ['citation_technical_report_number', number],
        ['DCTERMS.isPartOf', series ? '' : number],
      ],
    },
    schemaOrg: (position) => ({ position }),
  }),
  authors: namesField({
    column: 'authors',
    desk: 'Authors',
    called: 'author’s name',
    max: 300,
    panel: {
      hint: 'In the order of the title page. A person as “Family name, given name”, where there is a family name.',
      suggestions: 'organisations',
    },
    shown: 'before',
    heads: ['author'],
  }),
  publisher: lineField({
    column: 'publisher',
    desk: 'Publisher',
    max: 300,
    inWords: true,
    panel: { suggestions: 'organisations' },
    shown: 'before',
    shownAs: 'publisher',
  }),
  publishedOn: partOfDate({
    column: 'publishedOn',
    desk: 'Published',
    panel: { label: 'Published on', hint: 'As exactly as it is known: 2014, 2014-10 or 2014-10-28.' },
    shown: 'before',
    heads: ['published', 'date', 'year'],
  }),
  isbn: lineField({
    column: 'isbn',
    desk: 'ISBN',
    called: 'ISBN',
    max: 40,
    panel: { hint: '10 or 13 digits, with hyphens or without.' },
    shown: 'after',
    problem: isbnProblem,
    refusal: (isbn) => {
      const problem = isbnProblem(isbn)
      return problem && `The ISBN is not right. ${problem}`
    },
    indexed: (isbn) => [isbn, digitsOf(isbn)],
    api: {},
    cited: {
      bibtex: 'isbn',
      csl: 'ISBN',
      ris: 'SN',
      dc: (isbn) => [['identifier', `urn:isbn:${digitsOf(isbn)}`]],
      meta: (isbn) => [
        ['citation_isbn', isbn],
        ['DC.identifier', `urn:isbn:${digitsOf(isbn)}`],
      ],
    },
    // In schema.org only a Book has an ISBN, so such a text has both types.
    schemaOrg: (isbn) => ({ '@type': 'Book', identifier: [identifier('ISBN', isbn)], isbn }),
    inDocument: isbnInText,
    inCell: (isbn) =>
      // A wrongly printed ISBN is kept; one that a spreadsheet rounded is lost.
      /^\d[.,]\d+e\+\d+$/i.test(isbn)
        ? {
            refused: `“${isbn}” was an ISBN until the spreadsheet rounded it. Set the column to text and write it again.`,
          }
        : { value: isbn, remark: isbnProblem(isbn) },
  }),
  doi: lineField({
    column: 'doi',
    desk: 'DOI',
    called: 'DOI',
    max: 300,
    panel: { hint: 'Such as 10.1234/abc, or its whole address.' },
    shown: 'after',
    shownAs: 'doi',
    tidy: doiIn,
    problem: doiProblem,
    api: {},
    cited: {
      bibtex: 'doi',
      csl: 'DOI',
      ris: 'DO',
      dc: (doi) => [['identifier', doiAddress(doi)]],
      meta: (doi) => [
        ['citation_doi', doi],
        ['DC.identifier', doiAddress(doi)],
      ],
    },
    schemaOrg: (doi) => ({ identifier: [identifier('DOI', doi, doiAddress(doi))], sameAs: doiAddress(doi) }),
    inDocument: doiInText,
    inCell: (cell) => {
      const [value, problem] = [doiIn(cell), doiProblem(doiIn(cell))]
      return problem ? { refused: problem } : { value }
    },
  }),
  reference: lineField({
    column: 'reference',
    desk: 'Reference number',
    max: 100,
    called: 'reference number',
    panel: { hint: 'The publisher’s own, if it has one.' },
    shown: 'after',
    api: { says: 'The publisher’s own number.' },
    // Formats with one number use the number of the series, or the ISBN.
    cited: {
      bibtex: (number, { seriesNumber }) => [['number', seriesNumber ? '' : number]],
      csl: 'number',
      ris: (number, { isbn }) => [isbn ? ['N1', `Reference number: ${number}`] : ['SN', number]],
      dc: 'identifier',
      meta: (number, { seriesNumber }) => [['citation_technical_report_number', seriesNumber ? '' : number]],
    },
    schemaOrg: (number, { type }) => ({
      identifier: [identifier('reference', number)],
      reportNumber: type === 'report' || type === 'brief' ? number : undefined,
    }),
  }),
  licence: licenceField({
    column: 'licence',
    desk: 'Licence',
    called: 'licence',
    panel: { hint: 'What readers may do with it.' },
    shown: 'after',
    heads: ['license'],
    advice: (key) => (key ? undefined : 'No licence is chosen: readers will not know what they may do with it.'),
    api: { as: 'licence' },
    cited: {
      bibtex: (key) => [['copyright', licences[key]?.name ?? '']],
      csl: (key) => [['license', licences[key]?.url ?? licences[key]?.name ?? '']],
      ris: (key) => [['C1', licences[key]?.name ?? '']],
      dc: (key) => [
        ['rights', licences[key]?.name ?? ''],
        ['rights', licences[key]?.url ?? ''],
      ],
      meta: (key) => [
        ['DCTERMS.license', licences[key]?.url ?? ''],
        ['DC.rights', licences[key]?.name ?? ''],
      ],
    },
    schemaOrg: (key) => ({ license: licences[key]?.url }),
  }),
}

export const publicationKind = {
  name: 'Publication',
  panel: 'Publication',
  folder: '/publications',
  as: { schemaOrg: 'CreativeWork', bibtex: 'misc', csl: 'report', ris: 'RPRT', dcmi: 'Text' },
  fields: publicationFields,
}

function digitsOf(isbn: string) {
  return isbn.replace(/[^\dXx]/g, '')
}

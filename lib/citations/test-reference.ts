import type { Reference } from './reference'

export const tricky: Reference = {
  key: 'visioning-the-future',
  kind: 'publication',
  typeName: 'Report',
  title: 'Visioning the Future: 50% of {costs} & “gains” in UN_ACT #1, $5 ~ x^2 \\ end',
  language: 'en',
  authors: [
    { name: 'Ministry of Labour and Social Welfare, Lao PDR', is: 'organisation' },
    { name: 'Sok, Dara', is: 'person' },
    { name: 'Daw Example Name', is: 'person' },
  ],
  issued: '2014-10-28',
  publisher: 'Agency for Research & Records',
  facts: {
    type: 'report',
    series: 'Working Papers on Migration',
    seriesNumber: '7',
    isbn: '978-0-306-40615-7',
    doi: '10.1234/abc_(5)%2',
    reference: 'UN/2014/7',
    licence: 'cc-by-4.0',
  },
  note: '',
  abstract: 'Two lines.\nTY  - not a tag, @article{nor, this} <tag> & ខ្មែរ',
  url: 'https://gazette.example/publications/visioning-the-future',
  keywords: ['Protection', 'Policy & law'],
  places: ['Myanmar'],
  files: [{ type: 'application/pdf', url: 'https://gazette.example/files/1/visioning.pdf' }],
}

export const bare: Reference = {
  key: 'bare',
  kind: 'post',
  facts: {},
  typeName: 'News',
  title: 'របាយការណ៍',
  language: 'km',
  authors: [],
  issued: '2014',
  publisher: '',
  note: '',
  abstract: '',
  url: 'https://gazette.example/km/2014/10/bare',
  keywords: [],
  places: [],
  files: [],
}

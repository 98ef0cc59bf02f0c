import { choice } from './field'

/** Ordinary news has no type. */
const types = {
  '': { name: 'news' },
  'press-release': { name: 'press release' },
  statement: { name: 'statement' },
  speech: { name: 'speech', as: { csl: 'speech' } },
  'case-study': { name: 'case study', as: { schemaOrg: 'Article' } },
  newsletter: { name: 'newsletter' },
}
export type PostType = keyof typeof types

export const postAs = { schemaOrg: 'NewsArticle', bibtex: 'misc', csl: 'webpage', ris: 'ELEC', dcmi: 'Text' }

export const postFields = {
  type: choice<PostType>(types, {
    column: 'publicationType',
    desk: 'Type',
    panel: {},
  }),
}

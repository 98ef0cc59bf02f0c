import { choice } from './field'
import { publicationFields } from './publication'

/** The types of posts. Ordinary news has none. */
const types = {
  '': { name: 'news' },
  'press-release': { name: 'press release' },
  statement: { name: 'statement' },
  speech: { name: 'speech', as: { csl: 'speech' } },
  'case-study': { name: 'case study', as: { schemaOrg: 'Article' } },
  newsletter: { name: 'newsletter' },
}
export type PostType = keyof typeof types

/** A post to other programs, where its type does not say more. */
export const postAs = { schemaOrg: 'NewsArticle', bibtex: 'misc', csl: 'webpage', ris: 'ELEC', dcmi: 'Text' }

export const postFields = {
  type: choice<PostType>(types, {
    column: 'publicationType',
    desk: 'Type',
    readers: publicationFields.type.readers,
    panel: {},
  }),
}

/** The arguments of the messages that have some, as messages/en.json has them. A test writes this: vitest run lib/messages -u. */
export type MessageArguments = {
  archive: {
    forMonth: { month: string | number; year: string | number }
    forYear: { year: string | number }
    postsOf: { posts: string | number; when: string | number }
    postsByMonth: { posts: string | number; year: string | number }
    whoseDates: { clock: string | number }
    monthsOf: { year: string | number }
    recordLead: { posts: string | number; year: string | number }
    sentence: { words: string | number }
  }
  body: {
    table: { number: string | number }
    videoOn: { host: string | number }
    footnote: { number: string | number }
    backTo: { number: string | number }
    page: { number: string | number }
  }
  book: { newest: { n: string | number } }
  changes: { withdrawn: { reason: string | number }; replacedBy: { title: string | number } }
  edition: {
    byEditors: { date: string | number }
    correctedDescription: { name: string | number }
    typedByEditors: { date: string | number }
    typedDescription: { name: string | number }
  }
  ending: { soonestFirst: { count: string | number } }
  entry: {
    minutes: { n: number }
    withdrawn: { date: string | number; reason: string | number }
    withdrawnTitle: { title: string | number }
    updatedOn: { date: string | number }
    earlierUpdates: { n: number }
  }
  feeds: { search: { site: string | number } }
  fields: { authors: { n: number } }
  files: {
    documents: { n: number }
    inLanguage: { format: string | number; language: string | number }
    ofTitle: { title: string | number }
    askAbout: { title: string | number }
    askAt: { contact: string | number }
    askWhom: { name: string | number }
    mailSubject: { title: string | number }
    version: { n: string | number }
    versionsOf: { title: string | number }
  }
  formats: { pages: { n: number } }
  found: { without: { choice: string | number }; onMore: { n: number } }
  frame: { quotedTitle: { title: string | number }; quotedWords: { words: string | number } }
  help: { inCountry: { country: string | number }; checkedOn: { date: string | number } }
  library: {
    pair: { name: string | number; value: string | number }
    withWords: { q: string | number }
    on: { name: string | number }
    ofYear: { year: string | number }
    inLanguage: { name: string | number }
    inSeries: { name: string | number }
    description: { publications: string | number; site: string | number; title: string | number }
    wordsChip: { q: string | number }
    more: { n: number }
  }
  lists: {
    posts: { n: number }
    publications: { n: number }
    items: { n: number }
    newestFirst: { count: string | number }
    allPosts: { n: number }
    pageOf: { page: string | number; pages: string | number }
    onPage: { page: string | number; title: string | number }
    everythingAbout: { name: string | number }
  }
  missing: {
    takenOut: { date: string | number; reason: string | number; text: string | number }
    reference: { reference: string | number }
  }
  publication: { number: { number: string | number }; countries: { n: number }; topics: { n: number } }
  reading: {
    page: { n: string | number }
    pages: { from: string | number; to: string | number }
    part: { name: string | number; pages: string | number }
    asText: { title: string | number }
    description: { name: string | number }
    openAt: { page: string | number }
    inPdf: { page: string | number }
    chooseOthers: { of: number; pages: string | number }
    pdfPage: { n: string | number }
  }
  search: { resultCount: { count: number }; lacks: { words: string | number }; without: { name: string | number } }
  translations: { inLanguage: { name: string | number } }
  wordEdition: {
    part: { n: string | number }
    chooseOther: { n: string | number; of: string | number }
    description: { name: string | number }
    byEditors: { date: string | number }
    correctedDescription: { name: string | number }
  }
}

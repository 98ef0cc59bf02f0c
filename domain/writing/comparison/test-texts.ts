export const paragraph = (words: string, ...marks: string[]) => ({
  type: 'paragraph',
  content: [{ type: 'text', text: words, ...(marks.length && { marks: marks.map((type) => ({ type })) }) }],
})

export const doc = (...blocks: object[]) => ({ type: 'doc', content: blocks })

export const item = (words: string) => ({ type: 'listItem', content: [paragraph(words)] })

export const cell = (words: string) => ({ type: 'tableCell', content: [paragraph(words)] })

export const titlePage = {
  type: 'report' as const,
  publishedOn: '2014-10',
  publisher: 'UNIAP',
  series: 'Working papers',
  authors: [{ name: 'UNIAP', is: 'organisation' as const }],
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Content } from '@/domain/content/content'
import { root } from './run.mjs'

// Every place that names the fields of a publication one by one. Most of these compile without a field that is new; readers,
// editors or exports would then lack it. CONTRIBUTING.md tells the order in which to go through them.

// The type decides what a publication is, and has names of its own in most places.
const fields = Object.keys(Content.shape.publication.unwrap().shape).filter((field) => field !== 'type')

/** Each place: its files, and the fields that it has no use for. */
const places: Record<string, { files: string[]; without?: string[] }> = {
  'the columns of a revision': { files: ['db/schema/entries.ts'] },
  'the content of a revision': { files: ['domain/entries/head.ts'] },
  'the panel of the editor': {
    files: ['publication.tsx', 'identifiers.tsx', 'published-on.tsx', 'authors.tsx'].map(
      (file) => `components/admin/editor/panel/${file}`,
    ),
  },
  'comparing two revisions': { files: ['domain/writing/comparison/fields.ts'] },
  'merging two texts: fields of one line': {
    files: ['components/admin/editor/two-texts/assemble.ts'],
    without: ['publishedOn', 'authors', 'licence'],
  },
  'what public pages ask for': { files: ['domain/published/facts.ts', 'domain/published/live.ts'] },
  'the title page of a publication': { files: ['components/site/facts.tsx'] },
  'structured data for search engines': { files: ['components/site/item-thing.ts', 'components/site/described.ts'] },
  'the data behind every citation': { files: ['components/site/reference.ts'] },
  BibTeX: { files: ['lib/citations/bibtex.ts'], without: ['publishedOn'] },
  RIS: { files: ['lib/citations/ris.ts'], without: ['publishedOn'] },
  'CSL-JSON': { files: ['lib/citations/csl-json.ts'], without: ['publishedOn'] },
  'Dublin Core': { files: ['lib/citations/dublin-core.ts'], without: ['publishedOn'] },
  'the index of the search': { files: ['lib/indexed-facts.ts'], without: ['publishedOn', 'licence'] },
  'the API and the JSON export': { files: ['app/(site)/-/[lang]/api/v1/entry-data.ts'] },
  'the Markdown export': { files: ['cli/exports/markdown/front-matter.ts'], without: ['seriesNumber'] },
  'the WordPress export': { files: ['domain/exports/wordpress/facts.ts'] },
  'the import of a folder: columns': { files: ['domain/imports/folder/columns.ts'] },
  'the import of a folder: values': { files: ['domain/imports/folder/row.ts'] },
}

test.each(Object.entries(places))('%s: every field of a publication is there', (_, { files, without = [] }) => {
  const code = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n')
  expect(fields.filter((field) => !names(code, field))).toEqual(without)
})

/** Whether code names a field, in its own spelling or in that of JSON. */
function names(code: string, field: string) {
  const inJson = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return new RegExp(`\\b(${field}|${inJson})\\b`).test(code)
}

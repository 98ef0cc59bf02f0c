import { siteSettings } from '@/domain/published/site'
import { env } from '@/lib/process/env'
import { timeOfDay, longDate } from '@/lib/time/time'
import type { Folder } from './folder'

const readmeName = 'README.txt'

/** Explains an export to whoever finds it when nobody can be asked. @param at UTC ms */
export async function writeReadme(folder: Folder, form: keyof typeof readmeTexts, at: number) {
  const { name, publisher, contact, zone } = await siteSettings()
  const head = [
    name,
    '='.repeat([...name].length),
    '',
    `A copy of ${env().siteUrl}, as readers had it on ${longDate(at, zone)} at ${timeOfDay(at, zone)} (${zone}).`,
    [publisher && `Published by ${publisher}.`, contact && `Contact: ${contact}`].filter(Boolean).join(' '),
  ]
  await folder.write(readmeName, `${head.join('\n').trimEnd()}\n\n${readmeTexts[form]}`)
}

const notPublicNote = `- Drafts, what was scheduled, earlier texts, and what only staff knew: a copy has what readers had.
- Texts that were withdrawn before that day; where a page says why, that page is here.`

const readmeTexts = {
  static: `HOW TO READ IT

Open index.html in any browser. Nothing else is needed: no server, no network, no program. Or put the whole folder on a
web server, at the root of its host; nothing has to run there.

WHAT IS IN IT

- Every page at the address it had: 2014/10/a-title/index.html is what /2014/10/a-title showed.
- files/ and media/: what can be downloaded, and the pictures.
- search/: the search. It runs in the browser, from a disk too, and needs JavaScript. Nothing else here does.
- publications/by/ and publications/in-order/: the library, by each choice, by each two together, and in other orders.
  Lists with more choices than that, or in an order as well, are made by the search.
- feed.xml, atom.xml, feed.json, sitemap.xml, robots.txt, llms.txt, opensearch.xml and files that are named cite or linkset:
  for programs. They name the addresses of the site, not those of this folder.
- gazette-export.json: by which the program knows a folder that it wrote.

WHAT IS NOT IN IT

${notPublicNote}
- The API (/api) and OAI-PMH (/oai): they answer questions, and files cannot. What they had is in the JSON of the same archive,
  which is another form of export.
- What the search of the site did beyond finding words: it suggests no other spelling and counts no choices.

ON A SERVER

Any server of files shows every page at its address, if it sends /2014/10 on to /2014/10/, as nearly all do. Old addresses
lead on, and texts that were withdrawn answer 410, where nginx reads nginx-redirects.conf and nginx-server.conf; each says in
its first line where to include it. Elsewhere an old address ends at 404.html, and the page of a withdrawn text answers 200.
A redirect of an earlier site's host counts where that host is served from this folder too.
`,
  json: `WHAT IS IN IT

- index.json: of which site and moment this is, in which time zone; its topics and countries with their names in every
  language; and a line for each text with the name of its file.
- entries/<number>.json: a text and all that is known of it. "body_html" is the text as HTML, "body_text" without any
  markup, "body" as the editor kept it (ProseMirror JSON, of the schema's version "body_schema"). Moments have their zone.
  "translations" are the same text in other languages, "former_addresses" whatever led to it, "picture" what stands above
  it, "files" what it offers with SHA-256 checksums, and "stored" where each file and picture lies in this folder, by the
  number that "body" has for it ("mediaId").
- files/<number>/<version>/<name> and media/<number>/<name>: files as they came, pictures as large as they were kept.
- former-addresses.csv: every address that led elsewhere, and where; without that, what was removed.

WHAT IS NOT IN IT

${notPublicNote}
`,
}

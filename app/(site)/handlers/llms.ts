import { machineFile, publicRoute } from '@/app/(site)/public-route'
import { feedAddress, feedFormats, feedNames } from '@/components/site/parts'
import type { Frame } from '@/components/site/frame'
import { newestInLanguage, type Teaser } from '@/domain/published/posts'
import { englishName } from '@/lib/languages/language-tags'

/** Sends a description of the site for programs that read text (llmstxt.org). */
export const llms = publicRoute(async ({ frame, at: now, language }) => {
  const publications = await newestInLanguage({ now, language, kinds: ['publication'], limit: 10 })
  const { site } = frame
  const text = [
    `# ${escapeInline(site.name)}`,
    ...(site.tagline ? [`> ${escapeInline(site.tagline)}`] : []),
    introduction(frame),
    ['## Sections', ...sections(frame)].join('\n'),
    ['## Feeds', ...feeds(frame)].join('\n'),
    ['## For programs', ...programs(frame)].join('\n'),
    ...(publications.length > 0 ? [newestSection(frame, publications)] : []),
  ]
  return machineFile(`${text.join('\n\n')}\n`, 'text/plain')
})

function introduction({ site, languages, demonstration }: Frame) {
  const spoken = languages.map((language) => englishName(language)).join(', ')
  return [
    `A permanent public archive of news posts and publications${spoken ? `, in ${spoken}` : ''}. Addresses do not change; a text that was withdrawn answers 410 and says why, or keeps its page under a title that begins with the word for withdrawn. Pages are plain HTML without scripts.`,
    'Rights: each publication names its own licence on its page, where it has one; quote with the address. Where none is named, ask' +
      (site.contact ? ` ${escapeInline(site.contact)}.` : ' the publisher.'),
    ...(demonstration
      ? ['Some or all texts are demonstration texts and claim nothing about real people or events.']
      : []),
  ].join('\n\n')
}

function sections(frame: Frame) {
  return [
    link(frame, 'News', '/news', 'all posts, newest first'),
    link(
      frame,
      'Publications',
      '/publications',
      'reports, newsletters and guides; narrowed by type, country, topic, year, language and series',
    ),
    link(frame, 'Archive', '/archive', 'every year and month that has posts'),
    link(frame, 'What changed', '/changes', 'corrections, new versions of files and withdrawals'),
    link(frame, 'Topics', '/topics'),
    link(frame, 'Countries', '/countries'),
    link(frame, 'Search', '/search', 'add ?q= and words'),
  ]
}

function feeds(frame: Frame) {
  const siteFeeds = feedNames.map((format) => link(frame, feedFormats[format].name, feedAddress('/', format)))
  return [
    ...siteFeeds,
    '- Every list has its own under the same names: `/2014/10/feed.xml`, `/topics/<name>/atom.xml`, `/publications/feed.json?type=report`',
  ]
}

function programs(frame: Frame) {
  return [
    link(frame, 'API', '/api/v1/entries', 'everything that is public, as JSON'),
    link(frame, 'OAI-PMH', '/oai?verb=Identify', 'for harvesters of libraries'),
    link(frame, 'Sitemap', '/sitemap.xml'),
    link(frame, 'OpenSearch', '/opensearch.xml'),
    '- References of a publication, a post or a list: add `/cite.bib`, `/cite.ris`, `/cite.json` or `/cite.xml` to its address',
  ]
}

function newestSection(frame: Frame, publications: Teaser[]) {
  return [
    '## Newest publications',
    ...publications.map(({ title, path, summary }) => link(frame, title, path, summary)),
  ].join('\n')
}

function link({ origin }: Frame, title: string, path: string, note = '') {
  return `- [${escapeInline(title)}](${origin}${path})${note ? `: ${escapeInline(note)}` : ''}`
}

function escapeInline(text: string) {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>#]/g, '\\$&')
    .trim()
}

import { isOldQuery, oldQueryNames } from '@/lib/web/old-query'
import type { Folder } from '@/cli/exports/folder'
import type { RedirectRule, HostingRules } from './rules'
import { cssHash, wholeStyle } from '@/components/site/style'
import { helpStyle } from '@/components/site/stylesheet'
import { feedFormats } from '@/components/site/parts'
import { citationFormats } from '@/lib/citations/formats'

/** Old addresses redirect, withdrawn ones answer 410. */
export async function writeHosting(folder: Folder, rules: HostingRules) {
  await folder.write('nginx-redirects.conf', nginxRedirects(rules))
  await folder.write('nginx-server.conf', nginxServer())
}

function nginxRedirects({ moved, gonePaths }: HostingRules) {
  const [hosted, ownRules] = [
    moved.filter(({ host }) => host !== undefined),
    moved.filter(({ host }) => host === undefined),
  ]
  return [
    '# For the http block: include /path/of/nginx-redirects.conf;',
    'map_hash_bucket_size 1024;',
    'map_hash_max_size 65536;',
    ...addressMaps({ name: 'gazette_path_at_host', source: '$host$uri' }, hosted.filter(isWithoutQuery)),
    ...queryMaps({ name: 'gazette_at_host', source: '$host$uri', otherwise: '$gazette_path_at_host' }, hosted),
    ...addressMaps({ name: 'gazette_path', source: '$uri' }, ownRules.filter(isWithoutQuery), [
      `  ~^/en/?$ "/";`,
      // The final slash saves a second redirect.
      `  "~^/en(?<gazette_list>/.+/linkset)$" $gazette_list;`,
      `  "~^/en(?<gazette_page>/(?:.+/)?[^/.]+)/?$" "$gazette_page/";`,
      `  "~^/en(?<gazette_rest>/.+)$" $gazette_rest;`,
      String.raw`  "~^(?<gazette_month>/\d\d\d\d/\d\d)/\d\d(?<gazette_name>/[^/]+)/?$" "$gazette_month$gazette_name/";`,
    ]),
    ...queryMaps({ name: 'gazette_moved', source: '$uri', otherwise: '$gazette_path' }, ownRules),
    'map $uri $gazette_gone {',
    '  default "";',
    // Redirects to the address with a slash, to which the page's links are relative.
    ...gonePaths.map((path) => `  ${decodedAndQuoted(`${path}/`)} ${decodedAndQuoted(path)};`),
    '}',
    'map $uri $gazette_caching {',
    `  default "${caching.most}";`,
    String.raw`  ~\.woff2$ "${caching.fonts}";`,
    '}',
    '',
  ].join('\n')
}

function nginxServer() {
  return [
    '# For the server block, after root: include /path/of/nginx-server.conf;',
    'index index.html;',
    'absolute_redirect off;',
    'charset utf-8;',
    `charset_types text/plain text/css text/xml application/xml text/javascript application/javascript;`,
    'error_page 404 /404.html;',
    // No folder listings.
    'error_page 403 =404 /404.html;',
    'error_page 410 @gazette_gone;',
    ...Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}" always;`),
    'add_header Cache-Control $gazette_caching always;',
    'if ($gazette_at_host) { return 301 $gazette_at_host; }',
    'if ($gazette_moved) { return 301 $gazette_moved; }',
    'location / {',
    '  if ($gazette_gone) { return 410; }',
    '  try_files $uri $uri/ =404;',
    '}',
    ...Object.entries(types).map(
      ([name, type]) => `location ~ "/${name.replace('.', '\\.')}$" { types { } default_type "${type}"; }`,
    ),
    'location @gazette_gone { try_files $gazette_gone/index.html =404; }',
    '',
  ].join('\n')
}

type NamedLocation = { name: string; source: string }

function addressMaps({ name, source }: NamedLocation, rules: RedirectRule[], patterns: string[] = []) {
  return [
    `map ${source} $${name} {`,
    '  default "";',
    ...patterns,
    ...rules.flatMap((rule) => withSlash(rule).map((path) => `  ${decodedAndQuoted(path)} ${quoted(rule.to)};`)),
    '}',
  ]
}

/** Writes a map of whole queries, and one for each WordPress parameter. Each falls back to the next. */
function queryMaps({ name, source, otherwise }: NamedLocation & { otherwise: string }, rules: RedirectRule[]) {
  const queryRules = rules.filter((rule) => !isWithoutQuery(rule))
  const old = queryRules.filter(({ path, query }) => isOldQuery(`${path}?${query}`))
  const otherRules = queryRules.filter((rule) => !old.includes(rule))
  const maps: string[] = []
  let next = otherwise
  const add = (variable: string, key: string, someRules: RedirectRule[]) => {
    const targets = someRules.flatMap((rule) =>
      withSlash(rule).map((path) => `  ${quoted(`${decodeURIComponent(path)}?${rule.query}`)} ${quoted(rule.to)};`),
    )
    maps.push(`map "${key}" ${variable} {`, `  default ${next};`, ...targets, '}')
    next = variable
  }
  for (const word of oldQueryNames) {
    const rulesOfName = old.filter(({ query }) => query!.startsWith(`${word}=`))
    if (rulesOfName.length > 0) add(`$${name}_${word}`, `${source}?${word}=$arg_${word}`, rulesOfName)
  }
  add(`$${name}`, `${source}?$args`, otherRules)
  return maps
}

function isWithoutQuery({ query }: RedirectRule) {
  return query === undefined
}

function withSlash({ host = '', path }: RedirectRule) {
  return path === '/' ? [`${host}/`] : [host + path, `${host}${path}/`]
}

/** nginx compares decoded paths. */
function decodedAndQuoted(path: string) {
  return quoted(decodeURIComponent(path))
}

function quoted(text: string) {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}

/** Not in a `meta` element: browsers disagree on `'self'` for local files, which need no protection. */
const headers: Record<string, string> = {
  'Content-Security-Policy': [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' '${cssHash(wholeStyle)}' '${cssHash(helpStyle)}'`,
    `img-src 'self'`,
    `media-src 'self'`,
    `font-src 'self'`,
    `manifest-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
}

/** Everything is revalidated, so that the next export is seen at once, except versioned fonts. */
const caching = { most: 'public, no-cache', fonts: 'public, max-age=31536000, immutable' }

/** Media types that servers do not know. XML feeds stay plain XML: browsers show them and feed readers accept them. */
export const types: Record<string, string> = {
  linkset: 'application/linkset',
  'linkset.json': 'application/linkset+json',
  'opensearch.xml': 'application/opensearchdescription+xml; charset=utf-8',
  [feedFormats.json.file]: `${feedFormats.json.type}; charset=utf-8`,
  'manifest.webmanifest': 'application/manifest+json',
  'book.epub': 'application/epub+zip',
  'cite.bib': `${citationFormats.bib.type}; charset=utf-8`,
  'cite.ris': `${citationFormats.ris.type}; charset=utf-8`,
  'cite.json': `${citationFormats.json.type}; charset=utf-8`,
}

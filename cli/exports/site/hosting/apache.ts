import { isOldQuery } from '@/lib/old-query'
import { caching, headers, types, utf8 } from './headers'
import type { Rule, Rules } from './rules'

/** `.htaccess` of the whole copy, for Apache with mod_rewrite; mod_headers and mod_setenvif where they are there. */
export function htaccess({ moved }: Rules) {
  return [
    'DirectoryIndex index.html',
    'ErrorDocument 404 /404.html',
    `AddCharset utf-8 ${utf8.map((ending) => `.${ending}`).join(' ')}`,
    'AddType font/woff2 .woff2',
    'AddType image/webp .webp',
    ...Object.entries(types).flatMap(([name, type]) => [
      `<FilesMatch "^${pattern(name)}$">`,
      `  ForceType "${type}"`,
      '</FilesMatch>',
    ]),
    '<IfModule mod_headers.c>',
    ...Object.entries(headers).map(([name, value]) => `  Header always set ${name} "${value}"`),
    `  Header always set Cache-Control "${caching.most}"`,
    String.raw`  <FilesMatch "\.woff2$">`,
    `    Header always set Cache-Control "${caching.fonts}"`,
    '  </FilesMatch>',
    '</IfModule>',
    'RewriteEngine On',
    ...moved.filter(({ host }) => host !== undefined).flatMap(rewritten),
    'RewriteRule ^en/?$ / [R=301,L]',
    // To a page with its slash: without one it would be sent on once more.
    'RewriteRule ^en/(.+/linkset)$ /$1 [R=301,L]',
    'RewriteRule ^en/((?:.+/)?[^/.]+)/?$ /$1/ [R=301,L]',
    'RewriteRule ^en/(.+)$ /$1 [R=301,L]',
    ...moved.filter(({ host }) => host === undefined).flatMap(rewritten),
    String.raw`RewriteRule ^(\d{4}/\d{2})/\d{2}/([^/]+)/?$ /$1/$2/ [R=301,L]`,
    // A folder without a page of its own is nothing to look into.
    'RewriteCond %{REQUEST_FILENAME} -d',
    'RewriteCond %{REQUEST_FILENAME}/index.html !-f',
    'RewriteRule ^ - [R=404,L]',
    '',
  ].join('\n')
}

function rewritten({ host, path, query, to }: Rule) {
  return [
    ...(host === undefined ? [] : [String.raw`RewriteCond %{HTTP_HOST} "^${pattern(host)}\.?(:\d+)?$" [NC]`]),
    ...(query === undefined ? [] : [`RewriteCond %{QUERY_STRING} "${queryPattern(path, query)}"`]),
    `RewriteRule "^${pattern(decodeURIComponent(path).slice(1))}/?$" "${target(to)}" [R=301,L,QSD,NE]`,
  ]
}

/** Beside what WordPress named a thing by, other names do not matter. */
function queryPattern(path: string, query: string) {
  return isOldQuery(`${path}?${query}`) ? `(^|&)${pattern(query)}(&|$)` : `^${pattern(query)}$`
}

/** `.htaccess` in the folder of a text that was taken out: its page says why, and its answer is 410. */
export function goneHtaccess(path: string) {
  return [
    `ErrorDocument 410 "${path}/index.html"`,
    'RewriteEngine On',
    'RewriteCond %{ENV:REDIRECT_STATUS} ^$',
    'RewriteRule ^ - [G]',
    '',
  ].join('\n')
}

function pattern(text: string) {
  return text.replace(/[\\^$.*+?()[\]{}|"]/g, '\\$&')
}

/** `$` and `%` stand for what was matched. */
function target(to: string) {
  return to.replace(/[%$]/g, '\\$&')
}

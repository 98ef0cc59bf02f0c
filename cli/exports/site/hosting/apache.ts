import { headers } from './headers'
import type { Rules } from './rules'

/** `.htaccess` of the whole copy, for Apache with mod_rewrite; mod_headers where it is there. */
export function htaccess({ moved }: Rules) {
  return [
    'DirectoryIndex index.html',
    'ErrorDocument 404 /404.html',
    '<FilesMatch "^linkset$">',
    '  ForceType application/linkset',
    '</FilesMatch>',
    '<IfModule mod_headers.c>',
    ...Object.entries(headers).map(([name, value]) => `  Header always set ${name} "${value}"`),
    '</IfModule>',
    'RewriteEngine On',
    'RewriteRule ^en/?$ / [R=301,L]',
    'RewriteRule ^en/(.+)$ /$1 [R=301,L]',
    ...moved.flatMap(({ path, query, to }) => [
      ...(query === undefined ? [] : [`RewriteCond %{QUERY_STRING} "^${pattern(query)}$"`]),
      `RewriteRule "^${pattern(decodeURIComponent(path).slice(1))}/?$" "${target(to)}" [R=301,L,QSD,NE]`,
    ]),
    String.raw`RewriteRule ^(\d{4}/\d{2})/\d{2}/([^/]+)/?$ /$1/$2/ [R=301,L]`,
    '',
  ].join('\n')
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
